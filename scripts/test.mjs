// npm test: types and lint, then every *.test.ts. Names of folders or files limit the run: npm test -- server/offers.
import { spawn } from 'node:child_process';
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

/** Begun first, the longest of all before the others, so that none of them is left over for the end. */
const LONGEST = [
  'test/product.test.ts',
  'test/pages.test.ts',
  'server/imports/run/identity.test.ts',
  'test/kills.test.ts',
  'test/access/walk.test.ts',
  'server/exports/round-trip.test.ts',
  'widgets/offer-form/offer-form.test.ts',
  'server/imports/doors/same-name.test.ts',
  'test/desk-edit.test.ts',
  'server/imports/doors/door-limits.test.ts',
  'server/imports/package/attachments.test.ts',
  'widgets/offer-board/offer-board.test.ts',
  'server/http/gate.test.ts',
  'server/exports/exports.test.ts',
  'server/accounts/sessions.test.ts',
  'server/imports/doors/drop-doors.test.ts',
  'server/imports/fuzz.test.ts',
  'server/listings/media.test.ts',
];
/** Without a database, a server or a browser: for the core that is free while the types are checked. */
const isLight = (file) => /^(server\/openimmo|desk|widgets\/core)\//.test(file);
const place = (file) => (LONGEST.includes(file) ? LONGEST.indexOf(file) : LONGEST.length);

// A database server of this run's own, so that two runs do not meet; it ends with the run.
const env = { ...process.env, GATEPOST_TEST_DIR: `/var/tmp/gatepost-test-run-${process.pid}` };
const run = (args) =>
  new Promise((done) => {
    spawn(process.execPath, args, { stdio: 'inherit', env }).once('exit', (status) => done(status ?? 1));
  });
const test = (files, atOnce) =>
  files.length === 0
    ? 0
    : run([
        '--enable-source-maps',
        'scripts/run-tests.mjs',
        atOnce,
        ...files.map((file) => `dist/test/${file.replace(/\.ts$/, '.js')}`),
      ]);

if (tests.length === 0) throw new Error('No tests found.');
const light = roots.length === 0 ? tests.filter(isLight) : [];
const others = tests.filter((file) => !light.includes(file)).sort((one, other) => place(one) - place(other));
const failed = [];
const must = async (what, work) => {
  if ((await work) !== 0) failed.push(what);
};

await must('building the tests', run(['--import', 'tsx', 'scripts/build-tests.ts', ...tests]));
if (roots.length === 0 && failed.length === 0) {
  await must('lint', run(['node_modules/@biomejs/biome/bin/biome', 'ci', '.']));
  const types = must('types', run(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']));
  await must('light tests', test(light, 1));
  await types;
}
if (failed.length === 0) {
  const isLong = (file) => LONGEST.includes(file);
  await must('long tests', test(others.filter(isLong), 2));
  // These mostly wait: for a database, a socket, a clock.
  await must(
    'tests',
    test(
      others.filter((file) => !isLong(file)),
      3,
    ),
  );
}
await run(['--import', 'tsx', 'test/harness/stop-database.ts']);
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}.`);
process.exit(failed.length > 0 ? 1 : 0);
