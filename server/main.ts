import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isSeeded, refreshDemo } from '../demo/seed.ts';
import { announce } from './announce.ts';
import { childArgv, childEnv } from './child-process.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { dropHostOf, openIdentity } from './identity.ts';
import { DropIdentityError } from './imports/index.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { openDatabase } from './platform/index.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { choosePort } from './platform/ports.ts';
import { type Addresses, wire } from './wire.ts';

// The supervisor: finds the database and the ports, brings the schema up to date, then keeps API and worker running.

type Ports = Record<'http' | 'demo' | 'ftp' | 'sftp', number>;
type Fingerprints = Pick<Addresses, 'sshFingerprints' | 'tlsFingerprint'>;

const RESTART_MS = 1000;
const STOP_MS = 15_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const lock = takeLock(config.dataDir);
  rmSync(join(config.dataDir, 'demo.json'), { force: true });
  const children = new Children();
  let postgres: EmbeddedPostgres | undefined;
  let stopping = false;
  let insisted = false;

  const stop = async (code: number) => {
    if (insisted) return process.exit(1);
    if (stopping) return;
    stopping = true;
    // npm and others pass on the signal that the terminal has sent us already: only a later one means "at once".
    setTimeout(() => {
      insisted = true;
    }, 2000).unref();
    await children.stop();
    await postgres?.stop();
    rmSync(lock, { force: true });
    // Scripts take it for the sign that everything runs.
    rmSync(join(config.dataDir, 'demo.json'), { force: true });
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGHUP', () => void stop(0));

  try {
    // Loading their code takes them as long as the database takes to start.
    children.load('api', 'worker');
    // A port that was asked for and is taken should be heard of before anything else is done.
    await choosePorts(config);
    // On the first start its keys are made, which takes seconds.
    const identity = openIdentity(config);
    identity.catch(() => {});
    if (!config.databaseUrl) {
      console.log('Starting PostgreSQL …');
      postgres = await startEmbeddedPostgres(config.dataDir, config.ports.postgres);
    }
    const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
    await reach(databaseUrl);
    const applied = await migrate(databaseUrl, join(projectRoot(), 'prisma'));
    if (applied.length > 0) console.log(`Brought the database up to date (${applied.length} migrations).`);
    if (config.mode === 'demo') await seed(config, databaseUrl, children);
    if (stopping) return;
    // Seeding takes its time, and a free port may be gone after it: the one to use is chosen last.
    const addresses = addressesOf(config, databaseUrl, await choosePorts(config), await identity);
    const { platform, close } = await wire(config, addresses, 'main');
    if (config.mode === 'demo') await refreshDemo(platform, addresses);
    if (stopping) return;
    await children.start(addresses, () => stopping);
    await announce(platform, config, addresses);
    await close();
  } catch (error) {
    if (stopping) return;
    console.error(`\n${explain(error)}\n`);
    await stop(1);
  }
}

function addressesOf(
  config: Config,
  databaseUrl: string,
  ports: Ports,
  { sshFingerprints, tlsFingerprint }: Fingerprints = { sshFingerprints: [], tlsFingerprint: '' },
): Addresses {
  return {
    databaseUrl,
    listenUrl: config.databaseDirectUrl ?? databaseUrl,
    publicUrl: config.publicUrl ?? `http://127.0.0.1:${ports.http}`,
    httpPort: ports.http,
    ftpPort: ports.ftp,
    sftpPort: ports.sftp,
    dropHost: dropHostOf(config),
    sshFingerprints,
    tlsFingerprint,
    demoUrl: config.mode === 'demo' ? `http://127.0.0.1:${ports.demo}` : undefined,
    demoPort: ports.demo,
  };
}

/** Drawing takes memory that need not stay: it is done in a process of its own, and only where something is missing. */
async function seed(config: Config, databaseUrl: string, children: Children): Promise<void> {
  const { prisma, close } = openDatabase(databaseUrl, createLog(config.logLevel, 'main'), 2);
  const seeded = await isSeeded(prisma);
  await close();
  if (!seeded) await children.runOnce('seed', addressesOf(config, databaseUrl, { http: 0, demo: 0, ftp: 0, sftp: 0 }));
}

/** The ports asked for, those of the last run where they are still free, or any. */
async function choosePorts(config: Config): Promise<Ports> {
  const file = join(config.dataDir, 'ports.json');
  let last: Record<string, number> = {};
  try {
    last = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // the first run
  }
  const ports = {
    http: await choosePort('PORT', config.ports.http, config.host, last.http ?? 4000),
    demo: await choosePort('DEMO_PORT', config.ports.demo, config.host, last.demo ?? 4400),
    ftp: await choosePort('FTP_PORT', config.ports.ftp, config.host, last.ftp ?? 2121),
    sftp: await choosePort('SFTP_PORT', config.ports.sftp, config.host, last.sftp ?? 2222),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

async function reach(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 3) {
        const { host, pathname } = new URL(url);
        throw new ConfigError(
          `DATABASE_URL: PostgreSQL at ${host}${pathname} cannot be reached (${(error as Error).message || (error as NodeJS.ErrnoException).code}).\n` +
            'Start it, or correct the address, user and password. Without DATABASE_URL, Gatepost runs its own.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }
}

/** One installation at a time in a data folder: two would write over each other. */
function takeLock(dataDir: string): string {
  const file = join(dataDir, 'gatepost.pid');
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isAlive(pid)) {
      throw new ConfigError(
        `Gatepost already runs with the data folder ${dataDir} (process ${pid}). Stop it, or set DATA_DIR to another folder.`,
      );
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error;
  }
  writeFileSync(file, String(process.pid));
  return file;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A number is used again after a restart of the machine: it must be one of ours.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In a bundle this file is dist/server/main.js, in development server/main.ts. */
function projectRoot(): string {
  return join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '..' : '../..');
}

function explain(error: unknown): string {
  const known =
    error instanceof ConfigError ||
    error instanceof DropIdentityError ||
    (error as Error)?.constructor?.name === 'PortInUseError';
  return known || !(error instanceof Error)
    ? String((error as Error)?.message ?? error)
    : (error.stack ?? error.message);
}

/** The API and the worker: started once everything is there, started again when one dies. */
class Children {
  private readonly running = new Map<string, ChildProcess>();
  private readonly once = new Set<ChildProcess>();
  private stopping = false;

  load(...names: string[]): void {
    for (const name of names) this.running.set(name, this.fork(name));
  }

  async start(addresses: Addresses, isStopping: () => boolean): Promise<void> {
    await Promise.all([...this.running].map(([name, child]) => this.run(name, child, addresses, isStopping)));
  }

  /** A process that does one thing and ends; its memory goes with it. */
  async runOnce(name: string, addresses: Addresses): Promise<void> {
    const child = this.fork(name);
    this.once.add(child);
    const code = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
      child.send(addresses);
    });
    this.once.delete(child);
    if (code !== 0 && !this.stopping) throw new ConfigError(`The ${name} did not come to its end (code ${code}).`);
  }

  private fork(name: string): ChildProcess {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    return fork(join(import.meta.dirname, `${name}.${extension}`), {
      stdio: 'inherit',
      execArgv: [...process.execArgv, ...childArgv],
      env: { ...childEnv, ...process.env },
    });
  }

  private run(name: string, child: ChildProcess, addresses: Addresses, isStopping: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let ready = false;
      child.on('message', (message) => {
        if (message !== 'ready') return;
        ready = true;
        resolve();
      });
      child.on('exit', (code) => {
        if (this.stopping || isStopping()) return;
        if (!ready) return reject(new ConfigError(`The ${name} did not start (code ${code}). The reason is above.`));
        console.error(`The ${name} ended unexpectedly (code ${code}); starting it again.`);
        setTimeout(() => {
          const next = this.fork(name);
          this.running.set(name, next);
          this.run(name, next, addresses, isStopping).catch((error) => console.error(explain(error)));
        }, RESTART_MS);
      });
      child.send(addresses);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.running.values(), ...this.once].map(endChild));
  }
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

main().catch((error) => {
  console.error(`\n${explain(error)}\n`);
  process.exit(1);
});
