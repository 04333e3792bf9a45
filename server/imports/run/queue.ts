import { ImportWait } from '../../platform/generated/prisma/enums.ts';
import type { ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { type Outage, outageOf, type Platform } from '../../platform/index.ts';
import { locks, whileLocked } from '../../platform/locks.ts';
import { type EndOfProcess, endsOf, growing } from '../../platform/owed-work.ts';
import { thisOwner } from '../../platform/process-owner.ts';
import { progressEvent } from './run-context.ts';
import { finishRun, type RunOptions, runImport } from './run-import.ts';

/** How often a run may fail by what its file does before it counts as failed. */
export const MAX_ATTEMPTS = 3;

/** Milliseconds until a run that could not go on is tried again: the first time, and at most. */
const PAUSES: Record<ImportWait, readonly [first: number, longest: number]> = {
  // Whoever asks for a connection waits for it already.
  DATABASE: [500, 4_000],
  STORAGE: [1_000, 15_000],
  PROCESS: [5_000, 300_000],
  // At the next look.
  RETRY: [0, 0],
};
/** So many processes may end at a run, nobody knows why, before it has to wait for the others. */
const UNKNOWN_ENDS = 3;
/** How long nothing else is begun for the sake of a run that has to be alone. */
const ROOM_MS = 60_000;

export interface QueueOptions extends RunOptions {
  /** How the process of a name ended; nobody knows when left out. */
  endOf?: (owner: string) => EndOfProcess;
}

type Worked = 'worked' | 'failed' | 'busy';

/**
 * Works off what is queued: each agency's runs one after the other, oldest first, agencies side by side in as many
 * workers as call this. A run that a killed worker left is taken up again. What is around a run (database, storage, a
 * kill) ends none: it waits and is tried again. Only what its file itself causes counts, `MAX_ATTEMPTS` times.
 */
export async function workQueue(platform: Platform, options: QueueOptions): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    options.signal.throwIfAborted();
    let worked = false;
    for (const agencyId of await waitingAgencies(platform)) {
      if (failed.has(agencyId)) continue;
      const result = await whileLocked(platform.pool, locks.runsOfAgency, agencyId, options.signal, (signal) =>
        workNext(platform, agencyId, { ...options, signal }),
      );
      if (result === 'failed') failed.add(agencyId);
      worked ||= result === 'worked';
    }
    if (!worked) return;
  }
}

const OPEN = `state IN ('QUEUED', 'READING', 'APPLYING', 'UNDOING')`;

async function waitingAgencies({ pool, clock }: Platform): Promise<string[]> {
  const { rows } = await pool.query<{ agencyId: string }>(
    `SELECT "agencyId" FROM "ImportRun" WHERE ${OPEN} AND "agencyId" IS NOT NULL
     GROUP BY "agencyId" HAVING coalesce(max("nextTryAt"), '-infinity') <= $1 ORDER BY min("createdAt")`,
    [clock.now()],
  );
  return rows.map(({ agencyId }) => agencyId);
}

/** Brings the agency's next run to its end, unless it has to wait. */
async function workNext(platform: Platform, agencyId: string, options: QueueOptions): Promise<Worked> {
  const now = platform.clock.now();
  const next = await nextRun(platform, agencyId);
  if (!next || (next.nextTryAt ?? now) > now) return 'busy';
  const { attempts, setbacks, waitingFor, pause } = lookBack(next, options.endOf ?? endsOf([]));
  if (attempts >= MAX_ATTEMPTS) {
    await giveUp(platform, next.id);
    return 'worked';
  }
  if (pause > 0) {
    await putOff(platform, next.id, { attempts, setbacks, waitingFor }, pause);
    return 'busy';
  }
  const leave = enter(waitingFor === 'PROCESS', now.getTime());
  if (!leave) return 'busy';
  try {
    await begin(platform, next);
    await runImport(platform, next.id, options);
    await release(platform, next.id, { setbacks: 0 });
    return 'worked';
  } catch (error) {
    if (options.signal.aborted) {
      // Asked to stop, or without the lock: that is no failed attempt. Not written, the name says the same.
      await release(platform, next.id).catch(() => {});
      throw error;
    }
    return await noteFailure(platform, { ...next, attempts, setbacks }, error);
  } finally {
    leave();
  }
}

async function nextRun({ prisma }: Platform, agencyId: string): Promise<ImportRunModel | null> {
  const [next] = await prisma.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM "ImportRun" WHERE "agencyId" = $1::uuid AND ${OPEN}
     ORDER BY state = 'QUEUED', coalesce("sentAt", "createdAt"), id LIMIT 1`,
    agencyId,
  );
  return next ? prisma.importRun.findUnique({ where: { id: next.id } }) : null;
}

type Setback = Pick<ImportRunModel, 'attempts' | 'setbacks' | 'waitingFor'>;

/** What a process that ended at the run says about it, and how many milliseconds it has to wait for that. */
function lookBack(
  { owner, attempts, setbacks, waitingFor }: ImportRunModel,
  endOf: (owner: string) => EndOfProcess,
): Setback & { pause: number } {
  if (owner === null) return { attempts, setbacks, waitingFor, pause: 0 };
  const end = endOf(owner);
  if (end === 'OTHERS') return { attempts, setbacks, waitingFor, pause: 0 };
  const again = { setbacks: setbacks + 1, waitingFor: ImportWait.PROCESS };
  if (end === 'ITSELF') {
    return { ...again, attempts: attempts + 1, pause: growing(...PAUSES.PROCESS, attempts + 1) };
  }
  const tooMany = again.setbacks - UNKNOWN_ENDS;
  return { ...again, attempts, pause: tooMany < 0 ? 0 : growing(...PAUSES.PROCESS, tooMany + 1) };
}

/** Who is at runs in this process. One that may end its process is at it alone, so that no other is blamed. */
const place = { inside: 0, alone: false, keptFreeUntil: 0 };

/** @returns the way out; undefined when there is no room now. */
function enter(alone: boolean, now: number): (() => void) | undefined {
  if (alone && place.inside > 0) {
    place.keptFreeUntil = now + ROOM_MS;
    return undefined;
  }
  if (place.alone || (!alone && now < place.keptFreeUntil)) return undefined;
  place.inside += 1;
  place.alone = alone;
  if (alone) place.keptFreeUntil = 0;
  return () => {
    place.inside -= 1;
    place.alone = false;
  };
}

async function begin(platform: Platform, { id, agencyId, state, startedAt }: ImportRunModel): Promise<void> {
  const now = platform.clock.now();
  await platform.change(async (tx, emit) => {
    await tx.importRun.update({
      where: { id },
      data: {
        owner: thisOwner,
        waitingFor: null,
        nextTryAt: null,
        startedAt: startedAt ?? now,
        ...(state === 'QUEUED' ? { state: 'READING' } : {}),
      },
    });
    if (startedAt) return;
    emit({ type: 'import.started', subjectType: 'ImportRun', subjectId: id, agencyId, actor: `import:${id}` });
  });
}

/** Says that nobody is at the run any more. */
async function release({ prisma }: Platform, id: string, data: Partial<Setback> = {}): Promise<void> {
  await prisma.importRun.updateMany({ where: { id }, data: { owner: null, ...data } });
}

async function putOff({ change, clock, wake }: Platform, id: string, data: Setback, pause: number): Promise<void> {
  const nextTryAt = new Date(clock.now().getTime() + pause);
  await change(async (tx, emit) => {
    emit(progressEvent(await tx.importRun.update({ where: { id }, data: { ...data, owner: null, nextTryAt } })));
  });
  if (pause > 0) await wake('imports.run', nextTryAt);
}

const WAITS: Record<Outage, ImportWait> = { DATABASE: 'DATABASE', STORAGE: 'STORAGE' };

async function noteFailure(platform: Platform, run: ImportRunModel, error: unknown): Promise<Worked> {
  const outage = outageOf(error);
  const waitingFor = outage ? WAITS[outage] : ImportWait.RETRY;
  const attempts = run.attempts + (outage ? 0 : 1);
  const setbacks = run.setbacks + 1;
  platform.log.error({ run: run.id, attempts, waitingFor, error }, 'an import run broke off');
  if (attempts >= MAX_ATTEMPTS) await giveUp(platform, run.id);
  else await putOff(platform, run.id, { attempts, setbacks, waitingFor }, growing(...PAUSES[waitingFor], setbacks));
  return 'failed';
}

async function giveUp(platform: Platform, id: string): Promise<void> {
  await finishRun(platform, id, 'FAILED', {
    code: 'BROKEN_OFF',
    message: `The import broke off ${MAX_ATTEMPTS} times on our side. What was applied until then stays; the file was kept.`,
    hint: 'Ask support; they find the cause in the log.',
  });
  await release(platform, id, { waitingFor: null });
}
