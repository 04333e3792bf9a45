/** Builds the public script and its chunks. Run by hand: `node --import tsx widgets/build.ts [outdir]`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const COMPONENTS = ['offer-form', 'listing-detail', 'offer-board'] as const;
type Component = (typeof COMPONENTS)[number];

/** Gzip limits per widget alone on a page, in bytes: every byte until it is usable, in one language. */
export const LIMITS: Record<Component, number> = {
  'offer-form': 24 * 1024,
  'listing-detail': 24 * 1024,
  'offer-board': 34 * 1024,
};

export interface BuildOptions {
  /** Served as `/widgets/`. Emptied first. */
  outdir: string;
  minify?: boolean;
  watch?: boolean;
}

export interface WidgetSize {
  name: Component;
  /** Loader, entry, shared chunks, and the largest language. */
  total: number;
  /** What it adds on a page that already has another widget. */
  own: number;
}

export interface BuildResult {
  sizes: WidgetSize[];
  stop(): Promise<void>;
}

type Outputs = esbuild.Metafile['outputs'];

/** Every file that a chunk imports statically, itself excluded. */
function staticImports(outputs: Outputs, file: string, found = new Set<string>()): Set<string> {
  for (const each of outputs[file]?.imports ?? []) {
    if (each.kind !== 'import-statement' || each.external || found.has(each.path)) continue;
    found.add(each.path);
    staticImports(outputs, each.path, found);
  }
  return found;
}

/** esbuild leaves template literals alone. Style sheets are minified here, and markup loses the space nobody sees. */
const squeeze: esbuild.Plugin = {
  name: 'squeeze',
  setup(build) {
    build.onLoad({ filter: /widgets[\\/].*\.ts$/ }, async ({ path: file }) => {
      let contents = await readFile(file, 'utf8');
      for (const [whole, sheet = ''] of contents.matchAll(/css`([^`]*)`/g)) {
        const { code } = await esbuild.transform(sheet, { loader: 'css', minify: true, target: 'es2022' });
        contents = contents.replace(whole, () => `css\`${code.trim().replaceAll('\\', '\\\\')}\``);
      }
      return { contents: contents.replace(/>\s*\n\s*</g, '><').replace(/\n\s+/g, '\n'), loader: 'ts' };
    });
  },
};

async function writeLoader(outputs: Outputs, outdir: string, minify: boolean): Promise<WidgetSize[]> {
  const relative = (file: string) => `./${path.relative(outdir, path.resolve(file)).split(path.sep).join('/')}`;
  const entryOf = (name: string) => {
    const found = Object.entries(outputs).find(([, output]) => output.entryPoint?.endsWith(`${name}/define.ts`));
    if (!found) throw new Error(`No entry was built for ${name}`);
    return found[0];
  };
  const chunks = Object.fromEntries(
    COMPONENTS.map((name) => {
      const entry = entryOf(name);
      return [name, { entry: relative(entry), shared: [...staticImports(outputs, entry)].map(relative) }];
    }),
  );
  await esbuild.build({
    entryPoints: [path.join(here, 'gatepost.ts')],
    outfile: path.join(outdir, 'gatepost.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify,
    define: { GATEPOST_CHUNKS: JSON.stringify(chunks) },
  });
  // Stable names for pages that import a component themselves, e.g. inside their own shadow root.
  await Promise.all(
    COMPONENTS.map((name) =>
      writeFile(path.join(outdir, `${name}.js`), `import ${JSON.stringify(chunks[name]?.entry)};\n`),
    ),
  );

  const weights = new Map<string, number>();
  const weigh = async (file: string) => {
    const known = weights.get(file);
    if (known !== undefined) return known;
    const weight = gzipSync(await readFile(file), { level: 9 }).length;
    weights.set(file, weight);
    return weight;
  };
  const sum = async (files: Iterable<string>) => {
    let total = 0;
    for (const file of files) total += await weigh(file);
    return total;
  };
  const languageFiles = (folder: string, language: string) =>
    Object.entries(outputs)
      .filter(([, output]) => output.entryPoint?.endsWith(`${folder}/messages/${language}.ts`))
      .map(([file]) => file);
  const loader = await weigh(path.join(outdir, 'gatepost.js'));
  return Promise.all(
    COMPONENTS.map(async (name) => {
      const entry = entryOf(name);
      const files = [entry, ...staticImports(outputs, entry)];
      const others = COMPONENTS.filter((each) => each !== name).map(
        (each) => new Set([entryOf(each), ...staticImports(outputs, entryOf(each))]),
      );
      const words = await Promise.all(
        ['en', 'fr', 'de', 'ro'].map(async (language) => ({
          core: await sum(languageFiles('core', language)),
          own: await sum(languageFiles(name, language)),
        })),
      );
      const code = await sum(files);
      const ownCode = await Promise.all(others.map((other) => sum(files.filter((file) => !other.has(file)))));
      return {
        name,
        total: loader + code + Math.max(...words.map((each) => each.core + each.own)),
        own: Math.max(...ownCode) + Math.max(...words.map((each) => each.own)),
      };
    }),
  );
}

export async function buildWidgets({ outdir, minify = true, watch = false }: BuildOptions): Promise<BuildResult> {
  const target = path.resolve(outdir);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  let sizes: WidgetSize[] = [];
  const context = await esbuild.context({
    entryPoints: COMPONENTS.map((name) => ({ in: path.join(here, name, 'define.ts'), out: name })),
    outdir: target,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: minify ? ['browser', 'production'] : ['browser', 'development'],
    legalComments: 'none',
    minify,
    metafile: true,
    charset: 'utf8',
    plugins: [
      ...(minify ? [squeeze] : []),
      {
        name: 'loader',
        setup(build) {
          build.onEnd(async ({ metafile, errors }) => {
            if (metafile && errors.length === 0) sizes = await writeLoader(metafile.outputs, target, minify);
          });
        },
      },
    ],
  });
  await context.rebuild();
  if (watch) await context.watch();
  else await context.dispose();
  return { sizes, stop: () => context.dispose() };
}

/** One line a widget, for people. */
export function printSizes(sizes: readonly WidgetSize[]): void {
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  for (const { name, total, own } of sizes)
    console.log(
      `${name.padEnd(16)} ${kb(total).padStart(8)} gzip (limit ${kb(LIMITS[name])}), further on a page ${kb(own)}`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes } = await buildWidgets({ outdir: process.argv[2] ?? path.join(here, '../dist/widgets') });
  printSizes(sizes);
}
