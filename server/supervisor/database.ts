import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConfigError } from '../config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { pauseAfter } from '../platform/outage.ts';

/** Our own PostgreSQL, started again whenever it ends. */
export interface KeptPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

const LOOK_MS = 200;

/** @param port undefined finds a free one. */
export async function keepPostgres(dataDir: string, port: number | undefined): Promise<KeptPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir, port);
  const stopping = new AbortController();
  const watching = watch(postgres, stopping.signal);
  return {
    url: postgres.url,
    async stop() {
      stopping.abort();
      await watching;
      await postgres.stop();
    },
  };
}

async function watch(postgres: EmbeddedPostgres, stopping: AbortSignal): Promise<void> {
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping }).catch(() => {});
  for (let failures = 0; !stopping.aborted; await pause(failures > 0 ? pauseAfter(failures) : LOOK_MS)) {
    if (postgres.isRunning()) {
      failures = 0;
      continue;
    }
    if (failures === 0) console.error('PostgreSQL ended unexpectedly; starting it again.');
    try {
      await postgres.restart();
      console.error('PostgreSQL runs again.');
      failures = 0;
    } catch (error) {
      failures++;
      console.error(`PostgreSQL does not start; trying again. ${(error as Error).message}`);
    }
  }
}

const TRIES = 3;
const RETRY_MS = 700;

/**
 * Connects to a PostgreSQL that is not ours.
 * @throws {ConfigError} when it does not answer, or not to us.
 */
export async function reach(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    // One that starts, or recovers, answers that it does: it is waited for.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const isStarting = code === '57P03';
      if (attempt >= TRIES && !isStarting) {
        const { host, pathname } = new URL(url);
        throw new ConfigError(
          `DATABASE_URL: PostgreSQL at ${host}${pathname} cannot be reached (${message || code}).\n` +
            'Start it, or correct the address, user and password. Without DATABASE_URL, Gatepost runs its own.',
        );
      }
      await sleep(RETRY_MS);
    }
  }
}
