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

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (roots.length === 0) {
  run(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']);
  run(['node_modules/@biomejs/biome/bin/biome', 'ci', '.']);
}
if (tests.length === 0) throw new Error('No tests found.');
run(['--import', 'tsx', '--test', '--test-concurrency=2', '--test-timeout=240000', '--test-force-exit', ...tests]);
