import type { EventEmitter } from 'node:events';
import {
  getCreateIndexesSQL,
  getCreateTableSQL,
  getUpdateTimestampTriggerSQL,
  PostgresBackend,
} from '@agendajs/postgres-backend';
import { Agenda, type Job } from 'agenda';
import type pg from 'pg';
import type { Log, Wake } from '../platform/index.ts';
import type { JobDefinition } from '../platform/jobs.ts';
import { untilThere } from '../platform/outage.ts';
import { openPool } from '../platform/pool.ts';

export interface Jobs {
  readonly wake: Wake;
  /** Lets what runs come to its end, for `graceMs` at most. */
  stop(graceMs: number): Promise<void>;
}

const TABLE = 'agenda_jobs';
const SCHEMA_LOCK = 7_460_003;
const MAX_ATTEMPTS = 5;

/**
 * Starts Agenda on PostgreSQL, in a schema of its own. A process without definitions only wakes others.
 * @param name unique to the process: events re-emitted from others carry it.
 */
export async function startJobs(url: string, definitions: JobDefinition[], name: string, log: Log): Promise<Jobs> {
  const pool = openPool({ connectionString: url, max: 6, options: '-c search_path=agenda' }, log, 'jobs');
  await untilThere(
    () => createSchema(pool),
    (error) => log.warn({ error }, 'waiting for the database'),
  );
  const backend = new PostgresBackend({ pool, ensureSchema: false, tableName: TABLE });
  // Without a listener a database restart would end the process.
  (backend.notificationChannel as unknown as EventEmitter).on('error', (error: Error) =>
    log.warn({ error }, 'lost the channel of the jobs'),
  );
  const agenda = new Agenda({
    backend,
    name,
    processEvery: 500,
    // At least the sum of all concurrencies, or a locally queued job may expire and leak its place.
    maxConcurrency: definitions.reduce((sum, definition) => sum + definition.concurrency, 1),
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) => log.warn({ error }, 'the jobs report an error'));
  const inFlight = new Set<Promise<void>>();
  for (const definition of definitions) define(agenda, definition, inFlight, log);
  await agenda.start();
  for (const definition of definitions) await registerSweep(agenda, definition);
  return {
    wake: (job, at) => wake(agenda, job, at),
    async stop(graceMs) {
      await agenda.stop(false);
      await Promise.race([
        Promise.allSettled(inFlight),
        new Promise((resolve) => setTimeout(resolve, graceMs).unref()),
      ]);
      await pool.end();
    },
  };
}

/** Made once under a lock: simultaneous starts would race in Agenda's own `ensureSchema`. */
async function createSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS agenda');
    for (const sql of [getCreateTableSQL(TABLE), ...getCreateIndexesSQL(TABLE), getUpdateTimestampTriggerSQL(TABLE)]) {
      await client.query(sql);
    }
    await client.query(
      `CREATE UNIQUE INDEX IF NOT EXISTS ${TABLE}_pending_once ON ${TABLE} (name, (data->>'dedupeKey'))
       WHERE next_run_at IS NOT NULL AND data->>'dedupeKey' IS NOT NULL`,
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** One pending wake-up is enough: the index refuses a second, and that is no error. */
async function wake(agenda: Agenda, job: string, at?: Date): Promise<void> {
  try {
    if (at) await agenda.schedule(at, job, { dedupeKey: `wake:${at.toISOString()}` });
    else await agenda.now(job, { dedupeKey: 'wake' });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code === '23505' || cause?.code === '23505' || String(error).includes('duplicate key');
}

/** `every()` at each start would re-enable a disabled sweep and move an overdue one: only when missing or changed. */
async function registerSweep(agenda: Agenda, { name, every }: JobDefinition): Promise<void> {
  if (!every) return;
  const { jobs } = await agenda.queryJobs({ name });
  if (jobs.some((job) => job.repeatInterval === every)) return;
  await agenda.every(every, name, undefined, { skipImmediate: false });
}

function define(agenda: Agenda, definition: JobDefinition, inFlight: Set<Promise<void>>, log: Log): void {
  const { name, concurrency, lockLifetime } = definition;
  agenda.define(
    name,
    async (job: Job) => {
      const work = attempt(job, definition, log);
      inFlight.add(work);
      try {
        await work;
      } finally {
        inFlight.delete(work);
      }
    },
    // The lock clock starts when a job enters the local queue: lock no more than can run.
    { concurrency, lockLimit: concurrency, lockLifetime },
  );
}

/**
 * Counts the attempt before running it, so that a job that kills its worker does not do so for ever, and keeps the
 * lock alive while it runs.
 */
async function attempt(job: Job, { name, lockLifetime, run }: JobDefinition, log: Log): Promise<void> {
  const abort = new AbortController();
  const repeats = Boolean(job.attrs.repeatInterval || job.attrs.repeatAt);
  let attempts = (job.attrs.failCount ?? 0) + 1;
  if (attempts > MAX_ATTEMPTS && repeats) attempts = 1;
  job.attrs.failCount = attempts;
  await job.touch(job.attrs.progress);
  const beat = setInterval(() => job.touch(job.attrs.progress).catch((error) => abort.abort(error)), lockLifetime / 3);
  try {
    if (attempts > MAX_ATTEMPTS) throw new Error(`gave up after ${MAX_ATTEMPTS} attempts`);
    await run({ data: job.attrs.data, signal: abort.signal });
    job.attrs.failCount = 0;
  } catch (error) {
    // Agenda adds the one back.
    job.attrs.failCount = attempts - 1;
    log.error({ job: name, error }, 'a job failed');
    throw error;
  } finally {
    clearInterval(beat);
  }
}
