import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createVault } from '../../server/platform/crypto.ts';
import { createEventLog } from '../../server/platform/events.ts';
import { openDatabase, type Platform } from '../../server/platform/index.ts';
import { createLimits } from '../../server/platform/limits.ts';
import { createLog } from '../../server/platform/log.ts';
import { createPictures } from '../../server/platform/pictures/index.ts';
import { createSafeFetch } from '../../server/platform/safe-fetch.ts';
import { createStorage } from '../../server/platform/storage.ts';
import { testDatabase } from './database.ts';

export interface TestPlatform extends Platform {
  /** The clock stands still here until the next call; `undefined` lets it run with the real one. */
  setNow(now: Date | undefined): void;
  /** Every wake-up asked for, in order. */
  readonly woken: string[];
}

/**
 * A platform on a database of its own, with a temporary folder, a clock to set and wake-ups that are only noted.
 * @param options.through gives another address by which the database is reached.
 */
export async function testPlatform(
  options: { now?: Date; pool?: number; through?: (url: string) => Promise<string> } = {},
): Promise<TestPlatform> {
  const database = await testDatabase();
  const url = options.through ? await options.through(database.url) : database.url;
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-test-'));
  const log = createLog('silent', 'test');
  const opened = openDatabase(url, log, options.pool ?? 10);
  const events = createEventLog(opened.pool, url, log);
  const pictures = createPictures({ processes: 1 });
  const woken: string[] = [];
  let now = options.now;
  const vault = createVault('a secret key for tests, long enough');
  const clock = { now: () => now ?? new Date() };
  return {
    ...opened,
    events,
    storage: createStorage(folder),
    pictures,
    vault,
    limits: createLimits(opened.pool, vault, clock),
    // Tests are servers on this machine to each other.
    fetch: createSafeFetch({ allowPrivate: true }),
    clock,
    log,
    settings: {
      mode: 'demo',
      publicUrl: 'https://gatepost.test',
      supportEmail: 'support@gatepost.test',
      doors: {
        host: 'gatepost.test',
        ftpPort: 21,
        sftpPort: 22,
        sshFingerprints: ['SHA256:test'],
        tlsFingerprint: 'AA:BB',
        watchDir: join(folder, 'watch'),
        quotaBytes: 20 * 1024 ** 3,
      },
      extraOrigins: [],
    },
    wake: async (job) => void woken.push(job),
    woken,
    setNow: (instant) => {
      now = instant;
    },
    async close() {
      pictures.close();
      await events.close();
      await opened.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many statements this process sends to PostgreSQL while `work` runs. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = client;
  let count = 0;
  client.query = function counted(...args) {
    count++;
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = query;
  }
  return count;
}
