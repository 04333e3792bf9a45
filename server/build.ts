import { build } from 'esbuild';

/** Bundles each process's entry; packages stay outside, so that native ones are found. */
export async function buildServer({ outdir }: { outdir: string }): Promise<void> {
  await build({
    entryPoints: {
      main: 'server/main.ts',
      api: 'server/api.ts',
      worker: 'server/worker.ts',
      seed: 'server/seed.ts',
      admin: 'server/admin.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}
