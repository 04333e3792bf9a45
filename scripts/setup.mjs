// Makes a fresh clone ready: packages, the generated database client, the bundles. Needs Node and npm only, and does
// nothing that is done already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Gatepost needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(what, command, args, env = {}) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } });
  if (status !== 0) {
    console.error(`\nGatepost could not ${what}. The reason is above; mend it and run the command again.`);
    process.exit(status ?? 1);
  }
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Runs `work` unless the files are as they were when it last came to its end. */
function whenChanged(stamp, files, alsoIf, work) {
  const now = files.map(digest).join('\n');
  if (!alsoIf && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

whenChanged('node_modules/.gatepost-installed', ['package-lock.json'], !existsSync('node_modules'), () => {
  console.log('Installing packages …');
  run('install its packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
});

const generated = 'server/platform/generated';
whenChanged(`${generated}/.stamp`, ['prisma/schema.prisma', 'package-lock.json'], false, () => {
  // Prisma's command looks for an engine binary it does not need here, and would download it.
  run('generate its database client', process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    // Its generators are looked for there, which npm adds only for what it starts itself.
    PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    LOG_LEVEL: 'error',
  });
});

if (!process.argv.includes('--no-build')) run('build', process.execPath, ['--import', 'tsx', 'scripts/build.ts']);
