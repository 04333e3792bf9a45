import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from '../server/build.ts';
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts';
import { migrate } from '../server/platform/migrations.ts';
import { type Bench, benchImport, benchMemory } from './import.ts';
import { benchKills } from './kills.ts';
import { benchLimits } from './limits.ts';

// `npm run bench` measures what docs/performance.md promises, as ratios within one run. `npm run bench -- import` runs
// one of them, `--objects 1000` makes it smaller. `npm run bench -- kills 500` kills as often as asked.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { objects: { type: 'string', default: '10000' } },
});
const objects = Number(values.objects);
const kills = positionals[0] === 'kills' ? Number(positionals.splice(1, 1)[0] ?? 50) : 50;

const benches: Record<string, (bench: Bench) => Promise<void>> = {
  import: (bench) => benchImport(bench, objects),
  kills: () => benchKills(kills),
  limits: benchLimits,
  memory: (bench) => benchMemory(bench, [1_000, 10_000, 100_000]),
};

// Below /var/tmp: the unprivileged user that PostgreSQL runs as must reach it.
const folder = mkdtempSync('/var/tmp/gatepost-bench-');
chmodSync(folder, 0o777);
const postgres = await startEmbeddedPostgres(folder);
try {
  // Measured as it runs in the product: bundled. Below the project, so that it finds its packages.
  const programs = ['importer', 'parse', 'api', 'stranger'];
  const entryPoints = Object.fromEntries(programs.map((name) => [name, `bench/${name}.ts`]));
  await buildServer({ outdir: 'dist/bench', entryPoints });
  await migrate(postgres.url, join(import.meta.dirname, '../prisma'));
  const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
  for (const name of wanted) {
    const bench = benches[name];
    if (!bench) throw new Error(`There is no bench “${name}”. There are: ${Object.keys(benches).join(', ')}.`);
    await bench({ databaseUrl: postgres.url, folder });
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
