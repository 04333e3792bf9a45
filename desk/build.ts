/** Builds the desk. Run by hand: `node --import tsx desk/build.ts [outdir]`. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const PUBLIC = '/desk/assets/';

export interface DeskBuildOptions {
  /** Gets `index.html` for every path under `/desk`, and `assets/` for `/desk/assets/`. Emptied first. */
  outdir: string;
  minify?: boolean;
  watch?: boolean;
}

export interface DeskBuild {
  stop(): Promise<void>;
}

type Outputs = esbuild.Metafile['outputs'];

/** What the entry imports statically: asked for at once, not one after the other. */
function staticImports(outputs: Outputs, file: string, found = new Set<string>()): Set<string> {
  for (const each of outputs[file]?.imports ?? []) {
    if (each.kind !== 'import-statement' || each.external || found.has(each.path)) continue;
    found.add(each.path);
    staticImports(outputs, each.path, found);
  }
  return found;
}

/** The template with the hashed names in place of the plain ones. */
async function writePage(outputs: Outputs, outdir: string): Promise<void> {
  const address = (file: string) => PUBLIC + path.basename(file);
  const built = new Map<string, string>();
  for (const [file, { entryPoint }] of Object.entries(outputs))
    if (entryPoint) built.set(path.basename(entryPoint).replace(/\.ts$/, '.js'), file);
  const icon = await readFile(path.join(here, 'icon.svg'));
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
  await writeFile(path.join(outdir, 'assets', iconName), icon);
  built.set('icon.svg', iconName);
  const main = built.get('main.js');
  if (!main) throw new Error('desk/main.ts was not built');
  const preloads = [...staticImports(outputs, main)].map(
    (file) => `<link rel="modulepreload" href="${address(file)}" />`,
  );
  const template = await readFile(path.join(here, 'index.html'), 'utf8');
  const page = template
    .replace(/\/desk\/assets\/([\w.-]+)/g, (_all, name: string) => {
      const file = built.get(name);
      if (!file) throw new Error(`desk/index.html names ${name}, which is not built`);
      return address(file);
    })
    .replace('<!--gatepost-preload-->', preloads.join('\n    '));
  await writeFile(path.join(outdir, 'index.html'), page);
}

export async function buildDesk({ outdir, minify = true, watch = false }: DeskBuildOptions): Promise<DeskBuild> {
  const target = path.resolve(outdir);
  await rm(target, { recursive: true, force: true });
  await mkdir(path.join(target, 'assets'), { recursive: true });
  const context = await esbuild.context({
    // `boot` imports nothing, so that it may run as a classic script.
    entryPoints: ['main.ts', 'boot.ts', 'desk.css'].map((name) => path.join(here, name)),
    absWorkingDir: path.dirname(here),
    outdir: path.join(target, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: minify ? ['browser', 'production'] : ['browser', 'development'],
    legalComments: 'none',
    sourcemap: true,
    minify,
    metafile: true,
    charset: 'utf8',
    plugins: [
      {
        name: 'page',
        setup(build) {
          build.onEnd(async ({ metafile, errors }) => {
            if (metafile && errors.length === 0) await writePage(metafile.outputs, target);
          });
        },
      },
    ],
  });
  await context.rebuild();
  if (watch) await context.watch();
  else await context.dispose();
  return { stop: () => context.dispose() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDesk({ outdir: process.argv[2] ?? path.join(here, '../dist/desk') });
}
