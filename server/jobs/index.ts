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
import { locks } from '../platform/locks.ts';
import { outageOf, untilThere } from '../platform/outage.ts';
import { openPool } from '../platform/pool.ts';
import { thisOwner } from '../platform/process-owner.ts';
import { freeAbandoned } from './abandoned.ts';

export interface Jobs {
  readonly wake: Wake;
  /** Takes no more, tells what runs to stop and waits for that, for `graceMs` at most. */
  stop(graceMs: number): Promise<void>;
}

const TABLE = 'agenda_jobs';
const MAX_ATTEMPTS = 5;
/** After this a worker that is not of this machine and stopped breathing is taken for dead; it breathes thrice as often. */
const LOCK_MS = 30_000;
const FREE_MS = 5_000;
/** How soon a job that an outage broke off is begun again. */
const AGAIN_MS = 1_000;

export interface JobOptions {
  /** Whose locks these are; this process's when left out. */
  owner?: string;
  lockMs?: number;
}

/** Starts Agenda on PostgreSQL, in a schema of its own. A process without definitions only wakes others. */
export async function startJobs(
  url: string,
  definitions: JobDefinition[],
  log: Log,
  { owner = thisOwner, lockMs = LOCK_MS }: JobOptions = {},
): Promise<Jobs> {
  const pool = openPool({ connectionString: url, max: 8, options: '-c search_path=agenda' }, log, 'jobs');
  await untilThere(
    () => createSchema(pool),
    (error) => log.warn({ error }, 'waiting for the database'),
  );
  const backend = new PostgresBackend({ pool, ensureSchema: false, tableName: TABLE });
  // Without a listener a database restart would end the process.
  (backend.notificationChannel as unknown as EventEmitter).on('error', (error: Error) =>
    log.debug({ error }, 'lost the channel of the jobs'),
  );
  const agenda = new Agenda({
    backend,
    name: owner,
    processEvery: 500,
    // At least the sum of all concurrencies, or a locally queued job may expire and leak its place.
    maxConcurrency: definitions.reduce((sum, definition) => sum + definition.concurrency, 1),
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) => log.warn({ error }, 'the jobs report an error'));
  const inFlight = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  for (const definition of definitions)
    define(agenda, definition, { inFlight, stopping: stopping.signal, lockMs, log });
  const free = () =>
    freeAbandoned(pool, TABLE, { owner, lockMs, isRunning: (id) => inFlight.has(id) }).catch((error) =>
      log.warn({ error }, 'what dead processes had taken could not be freed'),
    );
  if (definitions.length > 0) await free();
  await agenda.start();
  for (const definition of definitions) await registerSweep(agenda, definition);
  if (definitions.length > 0) await sweepNow(pool, definitions);
  const freeing = definitions.length > 0 ? setInterval(free, FREE_MS) : undefined;
  return {
    wake: (job, at) => wake(agenda, job, at),
    async stop(graceMs) {
      clearInterval(freeing);
      await agenda.stop(false);
      stopping.abort(new Error('asked to stop'));
      await Promise.race([
        Promise.allSettled(inFlight.values()),
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
    await client.query('SELECT pg_advisory_xact_lock($1)', [locks.jobSchema]);
    await client.query('CREATE SCHEMA IF NOT EXISTS agenda');
    for (const sql of [getCreateTableSQL(TABLE), ...getCreateIndexesSQL(TABLE), getUpdateTimestampTriggerSQL(TABLE)]) {
      await client.query(sql);
    }
    await client.query(
      `CREATE UNIQUE INDEX IF NOT EXISTS ${TABLE}_pending_once ON ${TABLE} (name, (data->>'dedupeKey'))
       WHERE next_run_at IS NOT NULL AND data->>'dedupeKey' IS NOT NULL`,
    );
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
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
  const { jobs } = await agenda.queryJobs({ name });
  if (jobs.some((job) => job.repeatInterval === every)) return;
  await agenda.every(every, name, undefined, { skipImmediate: false });
}

/** A process that starts looks at once for what waits: whoever was to wake it may have been killed. */
async function sweepNow(pool: pg.Pool, definitions: JobDefinition[]): Promise<void> {
  await pool.query(
    `UPDATE ${TABLE} SET next_run_at = now()
     WHERE name = ANY($1) AND repeat_interval IS NOT NULL AND locked_at IS NULL AND next_run_at > now()`,
    [definitions.map(({ name }) => name)],
  );
}

interface Running {
  /** What runs here, by the row's id. */
  inFlight: Map<string, Promise<void>>;
  stopping: AbortSignal;
  lockMs: number;
  log: Log;
}

function define(agenda: Agenda, definition: JobDefinition, running: Running): void {
  const { name, concurrency } = definition;
  const { inFlight, lockMs } = running;
  agenda.define(
    name,
    async (job: Job) => {
      const id = String(job.attrs._id);
      const work = attempt(job, definition, running);
      inFlight.set(id, work);
      try {
        await work;
      } finally {
        inFlight.delete(id);
      }
    },
    // The lock clock starts when a job enters the local queue: lock no more than can run.
    { concurrency, lockLimit: concurrency, lockLifetime: lockMs },
  );
}

/**
 * Counts the attempt before running it, so that a job that kills its worker does not do so for ever, and keeps the
 * lock alive while it runs. When the surroundings fail, that is no attempt.
 */
async function attempt(job: Job, { name, run }: JobDefinition, { stopping, lockMs, log }: Running): Promise<void> {
  const abort = new AbortController();
  const repeats = Boolean(job.attrs.repeatInterval || job.attrs.repeatAt);
  const before = job.attrs.failCount ?? 0;
  const attempts = before >= MAX_ATTEMPTS && repeats ? 1 : before + 1;
  job.attrs.failCount = attempts;
  await job.touch(job.attrs.progress);
  const beat = setInterval(() => job.touch(job.attrs.progress).catch((error) => abort.abort(error)), lockMs / 3);
  try {
    if (attempts > MAX_ATTEMPTS) throw new Error(`gave up after ${MAX_ATTEMPTS} attempts`);
    await run({ data: job.attrs.data, signal: AbortSignal.any([abort.signal, stopping]) });
    job.attrs.failCount = 0;
  } catch (error) {
    const isOutage = outageOf(error) !== undefined || abort.signal.aborted;
    // Agenda adds one.
    job.attrs.failCount = isOutage || stopping.aborted ? before - 1 : attempts - 1;
    // What it could not do is due as before, not at the next sweep.
    if (isOutage || stopping.aborted) job.attrs.nextRunAt = new Date(Date.now() + AGAIN_MS);
    if (!stopping.aborted) log.error({ job: name, error }, 'a job failed');
    throw error;
  } finally {
    clearInterval(beat);
  }
}
