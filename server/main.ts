import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSeeded, refreshDemo } from '../demo/seed.ts';
import { announce } from './announce.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { dropHostOf, openIdentity } from './identity.ts';
import { DropIdentityError } from './imports/index.ts';
import { openDatabase } from './platform/index.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { untilThere } from './platform/outage.ts';
import { PortInUseError } from './platform/ports.ts';
import { Children } from './supervisor/children.ts';
import { type KeptPostgres, keepPostgres, reach } from './supervisor/database.ts';
import { takeLock } from './supervisor/lock.ts';
import { choosePorts, type Ports } from './supervisor/ports.ts';
import { type Addresses, wire } from './wire.ts';

// The supervisor: finds the database and the ports, brings the schema up to date, then keeps the database and the other
// processes running. It ends when it is told to, and at its first start when what is set is wrong.

type Fingerprints = Pick<Addresses, 'sshFingerprints' | 'tlsFingerprint'>;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const lock = takeLock(config.dataDir);
  rmSync(join(config.dataDir, 'demo.json'), { force: true });
  const children = new Children(config.dataDir);
  let postgres: KeptPostgres | undefined;
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
    await children.waitForLeftovers();
    // Loading their code takes them as long as the database takes to start.
    children.load('api', 'worker', 'importer');
    // A port that was asked for and is taken should be heard of before anything else is done.
    await choosePorts(config);
    // On the first start its keys are made, which takes seconds.
    const identity = openIdentity(config);
    identity.catch(() => {});
    if (config.databaseUrl) {
      await reach(config.databaseUrl);
    } else {
      console.log('Starting PostgreSQL …');
      postgres = await keepPostgres(config.dataDir, config.ports.postgres);
    }
    const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
    const applied = await untilThere(() => migrate(databaseUrl, join(projectRoot(), 'prisma')), sayAway);
    if (applied.length > 0) console.log(`Brought the database up to date (${applied.length} migrations).`);
    if (config.mode === 'demo') await untilThere(() => seed(config, databaseUrl, children), sayAway);
    if (stopping) return;
    // Seeding takes its time, and a free port may be gone after it: the one to use is chosen last.
    const addresses = addressesOf(config, databaseUrl, await choosePorts(config), await identity);
    if (config.mode === 'demo') await withPlatform(config, addresses, (platform) => refreshDemo(platform, addresses));
    if (stopping) return;
    await children.start(addresses);
    await withPlatform(config, addresses, (platform) => announce(platform, config, addresses));
  } catch (error) {
    if (stopping) return;
    console.error(`\n${explain(error)}\n`);
    await stop(1);
  }
}

/** Does what may be done twice, for as long as the database takes to be there. */
function withPlatform(
  config: Config,
  addresses: Addresses,
  work: (platform: Awaited<ReturnType<typeof wire>>['platform']) => Promise<void>,
): Promise<void> {
  return untilThere(async () => {
    const { platform, close } = await wire(config, addresses, 'main');
    try {
      await work(platform);
    } finally {
      await close();
    }
  }, sayAway);
}

const sayAway = (error: unknown) => console.error(`Waiting for the database (${(error as Error).message}).`);

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
  const seeded = await isSeeded(prisma).finally(close);
  if (!seeded) await children.runOnce('seed', addressesOf(config, databaseUrl, { http: 0, demo: 0, ftp: 0, sftp: 0 }));
}

/** In a bundle this file is dist/server/main.js, in development server/main.ts. */
function projectRoot(): string {
  return join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '..' : '../..');
}

function explain(error: unknown): string {
  const known = [ConfigError, DropIdentityError, PortInUseError].some((kind) => error instanceof kind);
  return known || !(error instanceof Error)
    ? String((error as Error)?.message ?? error)
    : (error.stack ?? error.message);
}

// Whatever else fails, what runs is kept running; a terminal that went away is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.on('uncaughtException', (error) => console.error(error));

main().catch((error) => {
  console.error(`\n${explain(error)}\n`);
  process.exit(1);
});
