import { type Actor, actorName } from '../../accounts/index.ts';
import { UNDO_DAYS } from '../../listings/index.ts';
import type { RemovalDecision } from '../../platform/generated/prisma/enums.ts';
import type { ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { AccessDenied, InvalidInput, NotFound, type Platform, type Tx, uuidv7 } from '../../platform/index.ts';
import { importAccess } from '../access.ts';

// What people do with a delivery after it came: decide on removals that wait, take it back, run it once more.

const DAY_MS = 86_400_000;

/** Until when a delivery can be taken back; null when there is nothing to take back, or no longer. */
export function undoableUntil(run: ImportRunModel, now: Date): Date | null {
  const { state, dryRun, finishedAt, created, updated, removed } = run;
  if (dryRun || !finishedAt || (state !== 'DONE' && state !== 'HELD') || created + updated + removed === 0) return null;
  const until = new Date(finishedAt.getTime() + UNDO_DAYS * DAY_MS);
  return until > now ? until : null;
}

/**
 * Decides on removals that a guard holds: RELEASED takes off the market what the delivery left out, unless it was
 * delivered again since; REFUSED leaves it.
 * @throws {AccessDenied} unless an admin asks.
 * @throws {NotFound} when there is no such run.
 * @throws {InvalidInput} NOTHING_HELD when nothing waits.
 */
export async function decideRemovals(
  platform: Platform,
  actor: Actor,
  input: { runId: string; decision: RemovalDecision },
): Promise<ImportRunModel> {
  if (!importAccess.decide(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin decides on held removals.');
  const { runId, decision } = input;
  const now = platform.clock.now();
  const run = await platform.change(async (tx, emit) => {
    const held = await lockRun(tx, actor, runId);
    if (held.state !== 'HELD') throw new InvalidInput([{ path: ['run'], code: 'NOTHING_HELD' }]);
    const decided = { decision, decidedAt: now, decidedBy: actorName(actor) };
    const next = decision === 'RELEASED' ? ({ state: 'APPLYING', finishedAt: null, attempts: 0 } as const) : DONE;
    if (decision === 'REFUSED') {
      await tx.importItem.updateMany({
        where: { runId, request: 'ABSENT', appliedAt: null },
        data: { action: 'IGNORE', appliedAt: now },
      });
    }
    emit({ ...eventOf(held, actor), type: 'import.decided', data: { decision } });
    // A release ends when the queue has done it; a refusal ends here.
    if (decision === 'REFUSED') emit({ ...eventOf(held, actor), type: 'import.finished', data: DONE });
    return tx.importRun.update({ where: { id: runId }, data: { ...decided, ...next } });
  });
  await Promise.all([platform.wake('imports.run'), platform.wake('notifications')]);
  return run;
}

const DONE = { state: 'DONE' } as const;

/**
 * Takes a delivery back: what it created goes, what it changed or removed is as it was. A listing that somebody
 * changed since is left alone. The work is done by the queue.
 * @throws {AccessDenied} unless an admin or an executive of the agency asks.
 * @throws {NotFound} when there is no such run.
 * @throws {InvalidInput} CANNOT_UNDO when it changed nothing, or longer ago than `UNDO_DAYS`.
 */
export async function undoImport(platform: Platform, actor: Actor, runId: string): Promise<ImportRunModel> {
  const now = platform.clock.now();
  const run = await platform.change(async (tx, emit) => {
    const done = await lockRun(tx, actor, runId);
    if (!importAccess.undo(actor, done)) {
      throw new AccessDenied('FORBIDDEN', 'Only an executive of the agency or an admin takes a delivery back.');
    }
    if (!undoableUntil(done, now)) throw new InvalidInput([{ path: ['run'], code: 'CANNOT_UNDO' }]);
    emit({ ...eventOf(done, actor), type: 'import.undoing' });
    return tx.importRun.update({
      where: { id: runId },
      data: { state: 'UNDOING', finishedAt: null, attempts: 0, undoneBy: actorName(actor) },
    });
  });
  await platform.wake('imports.run');
  return run;
}

/**
 * Runs a stored delivery once more, as a run of its own: for good, or as a dry run that only says what would happen.
 * @throws {AccessDenied} unless an admin or an executive of the agency asks.
 * @throws {NotFound} when there is no such run.
 * @throws {InvalidInput} PACKAGE_GONE when its file is no longer kept.
 */
export async function repeatImport(
  platform: Platform,
  actor: Actor,
  input: { runId: string; dryRun: boolean },
): Promise<ImportRunModel> {
  const { prisma, storage } = platform;
  const run = await prisma.importRun.findFirst({ where: { AND: [{ id: input.runId }, importAccess.visible(actor)] } });
  if (!run) throw new NotFound('import run');
  if (!importAccess.undo(actor, run)) {
    throw new AccessDenied('FORBIDDEN', 'Only an executive of the agency or an admin runs a delivery again.');
  }
  const isKept = run.storageKey !== '' && (await storage.exists(run.storageKey));
  if (!isKept) throw new InvalidInput([{ path: ['run'], code: 'PACKAGE_GONE' }]);
  const { agencyId, sourceId, door, fileName, storageKey, sha256, bytes } = run;
  const again = await platform.change(async (tx, emit) => {
    const created = await tx.importRun.create({
      data: {
        id: uuidv7(),
        ...{ agencyId, sourceId, door, fileName, storageKey, sha256, bytes },
        dryRun: input.dryRun,
        createdAt: platform.clock.now(),
      },
    });
    emit({ ...eventOf(created, actor), type: 'import.queued' });
    return created;
  });
  await platform.wake('imports.run');
  return again;
}

/** Holds the run until COMMIT: two people may decide at the same moment. */
async function lockRun(tx: Tx, actor: Actor, id: string): Promise<ImportRunModel> {
  await tx.$queryRaw`SELECT 1 FROM "ImportRun" WHERE id = ${id}::uuid FOR UPDATE`;
  const run = await tx.importRun.findFirst({ where: { AND: [{ id }, importAccess.visible(actor)] } });
  if (!run) throw new NotFound('import run');
  return run;
}

const eventOf = ({ id, agencyId }: ImportRunModel, actor: Actor) => ({
  subjectType: 'ImportRun',
  subjectId: id,
  agencyId,
  actor: actorName(actor),
});
