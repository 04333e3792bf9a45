// Runs built test files in the order given, which `node --test` would sort: how many at a time, then the files.
import { run } from 'node:test';
import { tap } from 'node:test/reporters';

const [concurrency, ...files] = process.argv.slice(2);
const tests = run({ files, concurrency: Number(concurrency), timeout: 240_000, forceExit: true });
tests.on('test:fail', () => {
  process.exitCode = 1;
});
tests.compose(tap).pipe(process.stdout);
