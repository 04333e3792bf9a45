/** Builds the public script and its chunks. Run by hand: `node --import tsx widgets/build.ts [outdir]`. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const COMPONENTS = ['offer-form', 'listing-detail', 'offer-board'] as const;
type Component = (typeof COMPONENTS)[number];

/**
 * Gzip limits in bytes: every byte until a widget is usable, in its longest language. Alone on a page with the loader;
 * further is what it adds where another one is already. Parts that are fetched by use (see `core/part.ts`) are not in.
 */
export const LIMITS: Record<Component, { alone: number; further: number }> = {
  'offer-form': { alone: 24 * 1024, further: 10 * 1024 },
  'listing-detail': { alone: 24 * 1024, further: 9 * 1024 },
  'offer-board': { alone: 34 * 1024, further: 15 * 1024 },
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

const COMMON = {
  entryPoints: COMPONENTS.map((name) => ({ in: path.join(here, name, 'define.ts'), out: name })),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  legalComments: 'none',
  charset: 'utf8',
} as const satisfies esbuild.BuildOptions;

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

const sources = () =>
  readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(here, file), 'utf8') }));

/**
 * The names of words that may become shorter: those in a `words.ts` that our code never mentions but as `words.name`,
 * so that none is a property of something that is not ours.
 */
async function ownNames(): Promise<RegExp> {
  const all = sources();
  const names = all
    .filter(({ file }) => path.basename(file) === 'words.ts')
    .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w{4,}):/gm)].map(([, name = '']) => name));
  const code = all.filter(({ file }) => !/messages|words\.ts$/.test(file)).map(({ text }) => text);
  const { metafile } = await esbuild.build({ ...COMMON, outdir: 'nowhere', write: false, metafile: true });
  const packages = Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'));
  const foreign = [
    ...code.map((text) => text.replace(/\bwords\.\w+/g, '')),
    ...packages.map((file) => readFileSync(file, 'utf8')),
  ].join('\n');
  const safe = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(foreign));
  return new RegExp(`^(${safe.join('|')})$`);
}

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
    ...COMMON,
    outdir: target,
    conditions: minify ? ['browser', 'production'] : ['browser', 'development'],
    minify,
    ...(minify && { mangleProps: await ownNames() }),
    metafile: true,
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
      `${name.padEnd(16)} ${kb(total).padStart(8)} gzip (limit ${kb(LIMITS[name].alone)}), further on a page ${kb(own)} (limit ${kb(LIMITS[name].further)})`,
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes } = await buildWidgets({ outdir: process.argv[2] ?? path.join(here, '../dist/widgets') });
  printSizes(sizes);
}
