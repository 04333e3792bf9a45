import { join } from 'node:path';
import type { Config } from './config.ts';
import { startJobs } from './jobs/index.ts';
import { createVault } from './platform/crypto.ts';
import { createEventLog } from './platform/events.ts';
import { openDatabase, type Platform, type Settings, systemClock } from './platform/index.ts';
import type { JobDefinition } from './platform/jobs.ts';
import { createLimits } from './platform/limits.ts';
import { createLog } from './platform/log.ts';
import { createOutbox, createPostmark, type MailTransport, type Outbox } from './platform/mail.ts';
import { createPictures } from './platform/pictures/index.ts';
import { createSafeFetch } from './platform/safe-fetch.ts';
import { createStorage } from './platform/storage.ts';

/** Where this run's parts are; found by the supervisor, handed to each process. */
export interface Addresses {
  databaseUrl: string;
  /** Reaches PostgreSQL itself, for LISTEN. */
  listenUrl: string;
  publicUrl: string;
  httpPort: number;
  ftpPort: number;
  sftpPort: number;
  /** How clients reach FTP and SFTP. */
  dropHost: string;
  /** Of the SSH host keys, and of FTP's certificate. */
  sshFingerprints: string[];
  tlsFingerprint: string;
  /** The demo's broker sites; undefined in production. */
  demoUrl?: string;
  demoPort: number;
}

export interface Wired {
  platform: Platform;
  /** Ends what was opened here: jobs first, then readers, then the database. */
  close(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * Opens everything a process needs.
 * @param definitions makes the jobs this process runs; none only wakes other processes' jobs.
 */
export async function wire(
  config: Config,
  addresses: Addresses,
  name: string,
  definitions: (platform: Platform) => JobDefinition[] = () => [],
): Promise<Wired> {
  const log = createLog(config.logLevel, name);
  const database = openDatabase(addresses.databaseUrl, log);
  const events = createEventLog(database.pool, addresses.listenUrl, log);
  // Jobs are wired last and woken from within: the platform holds the handle before it is filled.
  let wake: Platform['wake'] = async () => {};
  const vault = createVault(config.secretKey);
  const platform: Platform = {
    ...database,
    events,
    storage: createStorage(join(config.dataDir, 'files')),
    pictures: createPictures(),
    vault,
    limits: createLimits(database.pool, vault, systemClock),
    fetch: createSafeFetch({ allowPrivate: config.allowPrivateAddresses }),
    clock: systemClock,
    log,
    settings: settingsOf(config, addresses),
    wake: (job, at) => wake(job, at),
  };
  const jobs = await startJobs(addresses.databaseUrl, definitions(platform), log);
  wake = async (job, at) => {
    // The row is committed; a lost wake-up only delays it until the next sweep.
    await jobs.wake(job, at).catch((error) => log.warn({ job, error }, 'a wake-up was lost'));
  };
  return {
    platform,
    async close() {
      await jobs.stop(GRACE_MS);
      platform.pictures.close();
      await events.close();
      await database.close();
    },
  };
}

function settingsOf(config: Config, addresses: Addresses): Settings {
  const { publicUrl, demoUrl, dropHost, ftpPort, sftpPort, sshFingerprints, tlsFingerprint } = addresses;
  return {
    mode: config.mode,
    publicUrl,
    supportEmail: config.mail.support,
    doors: {
      host: dropHost,
      ftpPort,
      sftpPort,
      sshFingerprints,
      tlsFingerprint,
      watchDir: config.watchDir,
      quotaBytes: config.dropQuotaBytes,
    },
    extraOrigins: demoUrl ? [demoUrl] : [],
  };
}

/** The demo's outbox; undefined where mails really leave. */
export function outboxOf(config: Config): Outbox | undefined {
  return config.mode === 'demo' && !config.mail.postmarkToken
    ? createOutbox(join(config.dataDir, 'outbox'), systemClock)
    : undefined;
}

export function mailTransportOf(config: Config): MailTransport {
  return outboxOf(config) ?? createPostmark(config.mail.postmarkToken ?? '', config.mail.from);
}
