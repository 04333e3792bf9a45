// npm test: types and lint, then every *.test.ts. Names of folders or files limit the run: npm test -- server/offers.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const roots = process.argv.slice(2);
const files = (path) => {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => join(path, file))
    .sort();
};
const tests = (roots.length > 0 ? roots : ['server', 'widgets', 'desk', 'demo', 'test']).flatMap(files);

// A database server of this run's own, so that two runs do not meet; it ends with the run.
const env = { ...process.env, GATEPOST_TEST_DIR: `/var/tmp/gatepost-test-run-${process.pid}` };
const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;

function must(args) {
  const status = run(args);
  if (status !== 0) process.exit(status);
}

if (roots.length === 0) {
  must(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']);
  must(['node_modules/@biomejs/biome/bin/biome', 'ci', '.']);
}
if (tests.length === 0) throw new Error('No tests found.');
const tsx = ['--import', 'tsx'];
const status = run([...tsx, '--test', '--test-concurrency=2', '--test-timeout=240000', '--test-force-exit', ...tests]);
run([...tsx, 'test/harness/stop-database.ts']);
process.exit(status);
