import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';
import { outageOf, pauseAfter } from './outage.ts';

/** How long whoever wants a connection waits for a database that is away. */
export const PATIENCE_MS = 5_000;
/** Generous: on a busy machine connecting takes seconds, too. */
const CONNECT_MS = 20_000;

/** Its limit is for connecting only: how long somebody waits for a free connection is another matter. */
class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({
      ...(typeof config === 'string' ? { connectionString: config } : config),
      connectionTimeoutMillis: CONNECT_MS,
    });
  }
}

type Done = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/**
 * Connections to PostgreSQL. While it is away, whoever wants one waits, `PATIENCE_MS` at most, together with all others:
 * one of them tries, the others hear of it. Nothing was sent yet, so that waiting repeats nothing.
 */
class PatientPool extends pg.Pool {
  /** Settles when the database answers again; undefined while it does. */
  #back?: Promise<void>;
  readonly #log: Log;
  readonly #called: string;

  constructor(options: pg.PoolConfig, log: Log, called: string) {
    super(options);
    this.#log = log;
    this.#called = called;
    // It is opened anew when it is needed.
    this.on('error', (error) => log.debug({ error, pool: called }, 'lost a connection'));
    // Whoever uses one learns of its end from the statement; an event without a listener would end the process.
    this.on('connect', (client) => client.on('error', () => {}));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Done): void;
  override connect(done?: Done): Promise<pg.PoolClient> | undefined {
    const client = this.#patiently();
    if (!done) return client;
    client.then(
      (client) => done(undefined, client, (error) => client.release(error as Error)),
      (error) => done(error, undefined, () => {}),
    );
    return undefined;
  }

  async #patiently(): Promise<pg.PoolClient> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      await this.#isBack(deadline);
      try {
        return await super.connect();
      } catch (error) {
        if (outageOf(error) !== 'DATABASE' || this.ending || Date.now() >= deadline) throw error;
        this.#back ??= this.#waitForIt(error);
      }
    }
  }

  async #isBack(deadline: number): Promise<void> {
    if (!this.#back) return;
    const enough = new AbortController();
    const late = sleep(deadline - Date.now(), undefined, { signal: enough.signal }).catch(() => {});
    await Promise.race([this.#back, late]);
    enough.abort();
  }

  async #waitForIt(error: unknown): Promise<void> {
    this.#log.warn({ error, pool: this.#called }, 'the database is away; waiting for it');
    for (let failures = 1; !this.ending; failures++) {
      await sleep(pauseAfter(failures));
      const client = new Client(this.options);
      client.on('error', () => {});
      try {
        await client.connect();
        break;
      } catch (error) {
        if (outageOf(error) !== 'DATABASE') break;
      } finally {
        await client.end().catch(() => {});
      }
    }
    this.#back = undefined;
    this.#log.warn({ pool: this.#called }, 'the database is back');
  }
}

/** @param called for the log. */
export const openPool = (options: pg.PoolConfig, log: Log, called: string): pg.Pool =>
  new PatientPool({ keepAlive: true, ...options, Client: Client as unknown as pg.PoolConfig['Client'] }, log, called);
