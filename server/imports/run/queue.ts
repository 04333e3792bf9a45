import type pg from 'pg';
import { outageOf, type Platform } from '../../platform/index.ts';
import { finishRun, type RunOptions, runImport } from './run-import.ts';

/** How often a run is begun before it counts as failed. */
export const MAX_ATTEMPTS = 3;

/** Any number that nothing else of ours locks; the second key is the agency. */
const AGENCY_LOCK = 7_460_005;

/**
 * Works off what is queued: each agency's runs one after the other, oldest first, agencies side by side in as many
 * workers as call this. A run that a killed worker left is taken up again.
 */
export async function workQueue(platform: Platform, options: RunOptions): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    options.signal.throwIfAborted();
    let worked = false;
    for (const agencyId of await waitingAgencies(platform)) {
      if (failed.has(agencyId)) continue;
      const result = await workAgency(platform, agencyId, options);
      if (result === 'failed') failed.add(agencyId);
      worked ||= result === 'worked';
    }
    if (!worked) return;
  }
}

async function waitingAgencies({ pool }: Platform): Promise<string[]> {
  const { rows } = await pool.query<{ agencyId: string }>(
    `SELECT "agencyId" FROM "ImportRun" WHERE state IN ('QUEUED', 'READING', 'APPLYING', 'UNDOING') AND "agencyId" IS NOT NULL
     GROUP BY "agencyId" ORDER BY min("createdAt")`,
  );
  return rows.map(({ agencyId }) => agencyId);
}

/** Takes the agency's next run, unless another worker is at one of its runs. */
async function workAgency(
  platform: Platform,
  agencyId: string,
  options: RunOptions,
): Promise<'worked' | 'failed' | 'busy'> {
  const client = await platform.pool.connect();
  const lost = new AbortController();
  const onError = (error: Error) => lost.abort(error);
  client.on('error', onError);
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [
      AGENCY_LOCK,
      agencyId,
    ]);
    if (!rows[0].mine) return 'busy';
    const signal = AbortSignal.any([options.signal, lost.signal]);
    return await workNext(platform, agencyId, { ...options, signal });
  } finally {
    client.off('error', onError);
    await unlock(client, agencyId);
  }
}

async function unlock(client: pg.PoolClient, agencyId: string): Promise<void> {
  try {
    await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [AGENCY_LOCK, agencyId]);
    client.release();
  } catch (error) {
    // The lock went with the connection.
    client.release(error as Error);
  }
}

async function workNext(
  platform: Platform,
  agencyId: string,
  options: RunOptions,
): Promise<'worked' | 'failed' | 'busy'> {
  const run = await claim(platform, agencyId);
  if (!run) return 'busy';
  if (run.attempts > MAX_ATTEMPTS) {
    await giveUp(platform, run.id);
    return 'worked';
  }
  try {
    await runImport(platform, run.id, options);
    return 'worked';
  } catch (error) {
    const outage = outageOf(error);
    if (options.signal.aborted || outage) {
      // Asked to stop, or without a database or room on the disk: the file cannot help that, so it is no failed attempt.
      await platform.prisma.importRun.update({ where: { id: run.id }, data: { attempts: { decrement: 1 } } });
      if (!outage) throw error;
      platform.log.warn({ run: run.id, outage, error }, 'an import run waits for its surroundings');
      return 'failed';
    }
    platform.log.error({ run: run.id, attempt: run.attempts, error }, 'an import run broke off');
    if (run.attempts >= MAX_ATTEMPTS) await giveUp(platform, run.id);
    return 'failed';
  }
}

/** The attempt is counted before it is made, so that a run which kills its worker does not do so for ever. */
async function claim(platform: Platform, agencyId: string): Promise<{ id: string; attempts: number } | undefined> {
  const now = platform.clock.now();
  return platform.change(async (tx, emit) => {
    const [next] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "ImportRun" WHERE "agencyId" = ${agencyId}::uuid AND state IN ('QUEUED', 'READING', 'APPLYING', 'UNDOING')
      ORDER BY state = 'QUEUED', coalesce("sentAt", "createdAt"), id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!next) return undefined;
    const { state, startedAt } = await tx.importRun.findUniqueOrThrow({ where: { id: next.id } });
    const run = await tx.importRun.update({
      where: { id: next.id },
      data: { attempts: { increment: 1 }, startedAt: startedAt ?? now, state: state === 'QUEUED' ? 'READING' : state },
    });
    if (!startedAt) {
      const actor = `import:${run.id}`;
      emit({ type: 'import.started', subjectType: 'ImportRun', subjectId: run.id, agencyId, actor });
    }
    return { id: run.id, attempts: run.attempts };
  });
}

const giveUp = (platform: Platform, id: string): Promise<void> =>
  finishRun(platform, id, 'FAILED', {
    code: 'BROKEN_OFF',
    message: `The import broke off ${MAX_ATTEMPTS} times on our side. What was applied until then stays; the file was kept.`,
    hint: 'Ask support; they find the cause in the log.',
  });
