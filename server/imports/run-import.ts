import type { ImportState } from '../platform/generated/prisma/enums.ts';
import type { Platform } from '../platform/index.ts';
import { applyItems, progressEvent, type RunContext } from './apply.ts';
import { asColumns, ImportRefused, type Reason } from './import-error.ts';
import { type OpenPackage, openPackage } from './package-reader.ts';
import { applyRemovals, stageRemovals } from './removals.ts';
import { type RunProvider, stage } from './stage.ts';

export interface RunOptions {
  signal: AbortSignal;
  /** Called between steps; a test stops the run there. */
  step?: (name: string) => void;
}

/** A state that nothing leads out of by itself. */
type Final = Extract<ImportState, 'DONE' | 'UNCHANGED' | 'REFUSED' | 'HELD' | 'FAILED'>;

/**
 * Brings a run to its end: may it, is it new, read and stage all of it, apply, then what a full delivery leaves out.
 * Killed anywhere and called again, the result is the same. A refusal is a result, not an error.
 * @throws when it was interrupted or the surroundings failed; then it may be called again.
 */
export async function runImport(platform: Platform, runId: string, options: RunOptions): Promise<void> {
  let pack: OpenPackage | undefined;
  try {
    await checkAllowed(platform, runId);
    if (await isSameAsBefore(platform, runId)) return await finishRun(platform, runId, 'UNCHANGED');
    const { storageKey } = await platform.prisma.importRun.findUniqueOrThrow({ where: { id: runId } });
    pack = await openPackage(platform, storageKey);
    const held = await readAndApply(platform, runId, pack, options);
    await finishRun(platform, runId, held ? 'HELD' : 'DONE', held);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    await finishRun(platform, runId, 'REFUSED', error);
  } finally {
    await pack?.close();
  }
}

async function checkAllowed({ prisma }: Platform, id: string): Promise<void> {
  const { agency, source } = await prisma.importRun.findUniqueOrThrow({
    where: { id },
    select: { agency: { select: { imports: true } }, source: { select: { revokedAt: true } } },
  });
  if (agency.imports === 'DENY') {
    throw new ImportRefused(
      'NOT_ALLOWED',
      'Imports are switched off for this agency. The file was kept.',
      'Ask support to switch them on, then send the file again.',
    );
  }
  if (agency.imports === 'BY_PACKAGE') {
    throw new ImportRefused(
      'NOT_BOOKED',
      'No package that includes imports is booked for this agency. The file was kept.',
      'Ask support which packages include imports.',
    );
  }
  if (source.revokedAt) {
    throw new ImportRefused(
      'SOURCE_REVOKED',
      'The drop account of this delivery was closed. The file was kept.',
      'Ask support for a new drop account.',
    );
  }
}

/** The same bytes again are nothing new only when they are what this source applied last. */
async function isSameAsBefore({ prisma }: Platform, id: string): Promise<boolean> {
  const run = await prisma.importRun.findUniqueOrThrow({ where: { id } });
  if (run.state === 'APPLYING') return false;
  const last = await prisma.importRun.findFirst({
    where: { sourceId: run.sourceId, state: { in: ['DONE', 'HELD', 'FAILED'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { sha256: true, state: true },
  });
  return last?.state === 'DONE' && last.sha256 === run.sha256;
}

async function readAndApply(
  platform: Platform,
  runId: string,
  pack: OpenPackage,
  { signal, step = () => {} }: RunOptions,
): Promise<Reason | undefined> {
  const { state } = await platform.prisma.importRun.findUniqueOrThrow({ where: { id: runId } });
  if (state !== 'APPLYING') {
    await stage(platform, { runId, pack, signal });
    step('staged');
  }
  const { agency, ...run } = await platform.prisma.importRun.findUniqueOrThrow({
    where: { id: runId },
    include: { agency: { select: { locale: true, currency: true } } },
  });
  const providers = run.providers as unknown as RunProvider[];
  const context: RunContext = { run, agency, providers, pack, signal, step, told: 0 };
  if (state !== 'APPLYING') await platform.change(async (_tx, emit) => emit(progressEvent(run)));
  await applyItems(platform, context);
  if (run.scope !== 'FULL') return undefined;
  const held = await stageRemovals(platform, context);
  step('removals staged');
  if (!held) await applyRemovals(platform, context);
  return held;
}

/** Writes how a run ended, and says so. Doing it again changes nothing. */
export async function finishRun(platform: Platform, id: string, state: Final, reason?: Reason): Promise<void> {
  const now = platform.clock.now();
  await platform.change(async (tx, emit) => {
    const { count } = await tx.importRun.updateMany({
      where: { id, finishedAt: null },
      data: { state, finishedAt: now, ...asColumns(reason) },
    });
    if (count === 0) return;
    if (state === 'REFUSED') {
      await tx.importItem.deleteMany({ where: { runId: id } });
      await tx.importIssue.deleteMany({ where: { runId: id, position: { not: null } } });
    }
    const { agencyId } = await tx.importRun.findUniqueOrThrow({ where: { id }, select: { agencyId: true } });
    emit({
      type: 'import.finished',
      subjectType: 'ImportRun',
      subjectId: id,
      agencyId,
      actor: `import:${id}`,
      data: { state },
    });
  });
  await platform.wake('notifications');
}
