// Bundles test files into dist/test, beside what they share: a file that brings the whole server loads in a second then
// instead of six. `npm test` runs these; `npm run test:one` runs the sources.
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { buildServer } from '../server/build.ts';

/** Files that are read from beside a source are where they were. */
const inPlace: Plugin = {
  name: 'in-place',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const source = await readFile(path, 'utf8');
      const contents = source
        .replaceAll(/import\.meta\.dirname\b/g, JSON.stringify(dirname(path)))
        .replaceAll(/import\.meta\.url\b/g, JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts' };
    });
  },
};

const files = process.argv.slice(2);
await buildServer({
  outdir: 'dist/test',
  entryPoints: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), file])),
  plugins: [inPlace],
  // Tools of tests: they look for files of their own.
  external: ['esbuild', 'playwright-core', '@sparticuz/chromium', 'axe-core', 'typescript', 'tsx'],
});
