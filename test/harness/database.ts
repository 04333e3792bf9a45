import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts';
import { sha256Hex } from '../../server/platform/index.ts';
import { migrate } from '../../server/platform/migrations.ts';

// One server for every test file, in a folder the unprivileged PostgreSQL user can reach. `npm test` names a folder of its
// own and ends the server; for files run by hand it stays up between runs.
const FOLDER = process.env.GATEPOST_TEST_DIR ?? `/var/tmp/gatepost-test-${process.getuid?.() ?? 0}`;
const PRISMA = join(import.meta.dirname, '../../prisma');

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Copies the migrated template; the first caller on the machine starts the server and makes the template. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template } = await locked(prepare);
  const admin = url.replace(/\/gatepost$/, '/postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: admin.replace(/\/postgres$/, `/${name}`),
    drop: async () => void (await query(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function prepare(): Promise<{ url: string; template: string }> {
  const { url } = await startEmbeddedPostgres(FOLDER);
  const admin = url.replace(/\/gatepost$/, '/postgres');
  const template = `template_${migrationsHash()}`;
  if (await exists(admin, template)) return { url, template };
  // Tests ask for nothing after a power cut.
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await query(admin, `ALTER SYSTEM SET ${setting} = off`);
  }
  await query(admin, 'SELECT pg_reload_conf()');
  const draft = `${template}_draft`;
  await query(admin, `DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await query(admin, `CREATE DATABASE ${draft}`);
  await migrate(admin.replace(/\/postgres$/, `/${draft}`), PRISMA);
  // The migration engine keeps its connection.
  await query(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${draft}'`);
  await query(admin, `ALTER DATABASE ${draft} RENAME TO ${template}`);
  return { url, template };
}

function migrationsHash(): string {
  const folder = join(PRISMA, 'migrations');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql'));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'));
  return sha256Hex(texts.join('\0')).slice(0, 12);
}

async function exists(admin: string, database: string): Promise<boolean> {
  return (await query(admin, `SELECT 1 FROM pg_database WHERE datname = '${database}'`)) === 1;
}

async function query(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Test files are processes of their own: a folder, which only one can make, keeps them apart. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(FOLDER, { recursive: true });
  chmodSync(FOLDER, 0o755);
  const lock = join(FOLDER, 'starting');
  while (!take(lock)) await sleep(50);
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // Left over from a killed run.
    if (age > 90_000) rmdirSync(lock);
    return false;
  }
}

/** Ends the server and removes its folder. */
export async function stopTestDatabase(): Promise<void> {
  if (!existsSync(FOLDER)) return;
  await (await startEmbeddedPostgres(FOLDER)).stop();
  rmSync(FOLDER, { recursive: true, force: true });
}
