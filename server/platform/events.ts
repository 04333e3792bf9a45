import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Log } from './log.ts';

/** One line of the log of what changed; `data` is small and holds nothing personal. */
export interface LoggedEvent {
  seq: bigint;
  type: string;
  subjectType: string;
  subjectId: string;
  agencyId: string | null;
  actor: string;
  data: Record<string, unknown>;
  at: Date;
}

export type NewEvent = Omit<LoggedEvent, 'seq' | 'at' | 'data'> & { data?: Record<string, unknown> };

/** Reads the log in order. Every reader keeps its own place; being woken late loses nothing. */
export interface EventLog {
  /** The newest sequence number, 0 when nothing happened yet. */
  latest(): Promise<bigint>;
  /** Up to `limit` events after `seq`, oldest first. */
  after(seq: bigint, limit?: number): Promise<LoggedEvent[]>;
  /** The oldest sequence number still kept, 0 when the log is empty. */
  oldest(): Promise<bigint>;
  /** Calls back soon after each commit, and every two seconds at the latest. Returns the way to stop. */
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'gatepost_events';
const POLL_MS = 2000;

/**
 * Follows the log with LISTEN, and polls when LISTEN is down.
 * @param listenUrl a connection that reaches PostgreSQL itself, not a transaction pooler.
 */
export function createEventLog(pool: pg.Pool, listenUrl: string, log: Log): EventLog {
  const wake = new EventEmitter().setMaxListeners(0);
  const poll = setInterval(() => wake.emit('wake'), POLL_MS);
  let listener: pg.Client | undefined;
  let closed = false;

  async function listen() {
    if (closed) return;
    const client = new pg.Client({ connectionString: listenUrl, keepAlive: true });
    const again = once(() => {
      client.end().catch(() => {});
      if (!closed) setTimeout(listen, 1000);
    });
    client.on('error', (error) => {
      log.warn({ error }, 'lost the event channel; polling until it is back');
      again();
    });
    client.on('end', again);
    client.on('notification', () => wake.emit('wake'));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      listener = client;
      wake.emit('wake');
    } catch {
      again();
    }
  }
  void listen();

  const scalar = async (sql: string) => BigInt((await pool.query<{ seq: string | null }>(sql)).rows[0]?.seq ?? 0);
  return {
    latest: () => scalar('SELECT max(seq) AS seq FROM "Event"'),
    oldest: () => scalar('SELECT min(seq) AS seq FROM "Event"'),
    async after(seq, limit = 500) {
      const { rows } = await pool.query('SELECT * FROM "Event" WHERE seq > $1 ORDER BY seq LIMIT $2', [seq, limit]);
      return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
    },
    onWake(callback) {
      wake.on('wake', callback);
      return () => wake.off('wake', callback);
    },
    async close() {
      closed = true;
      clearInterval(poll);
      await listener?.end().catch(() => {});
    },
  };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}

/**
 * All events after `from`, then each new one as it is committed, until `signal` aborts.
 * `caughtUp` is called once, when everything that had happened by the start has been yielded.
 */
export async function* followEvents(
  events: EventLog,
  from: bigint,
  signal: AbortSignal,
  caughtUp?: (seq: bigint) => void,
): AsyncGenerator<LoggedEvent> {
  let seq = from;
  let woken = true;
  let resume = () => {};
  const stopListening = events.onWake(() => {
    woken = true;
    resume();
  });
  const stop = () => resume();
  signal.addEventListener('abort', stop);
  let announce = caughtUp;
  try {
    while (!signal.aborted) {
      if (!woken) await new Promise<void>((resolve) => (resume = resolve));
      if (signal.aborted) return;
      woken = false;
      const batch = await events.after(seq);
      for (const event of batch) {
        yield event;
        seq = event.seq;
      }
      if (batch.length > 0) woken = true;
      else if (announce) {
        announce(seq);
        announce = undefined;
      }
    }
  } finally {
    stopListening();
    signal.removeEventListener('abort', stop);
  }
}

/**
 * A generator that waits cannot be returned from; this one can: `close` ends the wait.
 * @param messages what a subscription sends.
 */
export function closable<T>(messages: AsyncGenerator<T, undefined>, close: () => void): AsyncIterableIterator<T> {
  const end = () => {
    close();
    return messages.return(undefined);
  };
  return {
    next: () => messages.next(),
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
