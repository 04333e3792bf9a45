import { mayImport } from '../../accounts/index.ts';
import type { ImportState } from '../../platform/generated/prisma/enums.ts';
import type { Platform } from '../../platform/index.ts';
import { asColumns, ImportRefused, type Reason } from '../import-error.ts';
import { createAttachmentKeeper } from '../package/attachment-keeper.ts';
import { type OpenPackage, openPackage } from '../package/package-reader.ts';
import { applyItems } from './apply.ts';
import type { RunProvider } from './identify-items.ts';
import { previewItems } from './preview.ts';
import { applyRemovals, GONE_COUNT, GONE_SHARE, stageRemovals } from './removals.ts';
import { type OwnedRun, progressEvent, type RunContext, stageOptions } from './run-context.ts';
import { stage } from './stage.ts';
import { undoItems } from './undo.ts';

export interface RunOptions {
  signal: AbortSignal;
  /** Called between steps; a test stops the run there. */
  step?: (name: string) => void;
  /** Objects in one transaction; 200 when left out. */
  batch?: number;
}

const BATCH = 200;

/** A state that nothing leads out of by itself. */
type Final = Extract<ImportState, 'DONE' | 'UNCHANGED' | 'PREVIEWED' | 'REFUSED' | 'HELD' | 'FAILED' | 'UNDONE'>;

/**
 * Brings a run to its end: may it, is it new, read and stage all of it, apply, then what a full delivery leaves out. A
 * dry run ends before anything is applied; a run that is to be undone is taken back. Killed anywhere and called again,
 * the result is the same. A refusal is a result, not an error.
 * @throws when it was interrupted or the surroundings failed; then it may be called again.
 */
export async function runImport(platform: Platform, runId: string, options: RunOptions): Promise<void> {
  let pack: OpenPackage | undefined;
  try {
    const { state, storageKey } = await platform.prisma.importRun.findUniqueOrThrow({ where: { id: runId } });
    if (state === 'UNDOING') {
      await undoItems(platform, runId, options.signal);
      return await finishRun(platform, runId, 'UNDONE');
    }
    await checkAllowed(platform, runId);
    if (await isSameAsBefore(platform, runId)) return await finishRun(platform, runId, 'UNCHANGED');
    pack = await openPackage(platform, storageKey);
    const { end, reason } = await readAndApply(platform, runId, pack, options);
    await finishRun(platform, runId, end, reason);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    await finishRun(platform, runId, 'REFUSED', error);
  } finally {
    await pack?.close();
  }
}

async function checkAllowed({ prisma }: Platform, id: string): Promise<void> {
  const { agency, source, decision } = await prisma.importRun.findUniqueOrThrow({
    where: { id },
    select: { decision: true, agency: { include: { package: true } }, source: { select: { revokedAt: true } } },
  });
  // What an admin released, an admin wants.
  if (decision) return;
  const settings = await prisma.importSettings.findUnique({ where: { id: 1 } });
  const allowed = agency ? mayImport(agency) : 'DENIED';
  if (settings?.enabled === false || allowed === 'DENIED') throw notAllowed(settings?.enabled === false);
  if (allowed === 'NOT_BOOKED') {
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

const notAllowed = (everywhere: boolean) =>
  new ImportRefused(
    'NOT_ALLOWED',
    `Imports are switched off ${everywhere ? 'here' : 'for this agency'}. The file was kept.`,
    'Ask support to switch them on, then send the file again.',
  );

/** The same bytes again are nothing new only when they are what this source applied last. */
async function isSameAsBefore({ prisma }: Platform, id: string): Promise<boolean> {
  const run = await prisma.importRun.findUniqueOrThrow({ where: { id } });
  if (run.state === 'APPLYING' || run.dryRun) return false;
  const last = await prisma.importRun.findFirst({
    where: {
      sourceId: run.sourceId,
      agencyId: run.agencyId,
      dryRun: false,
      state: { in: ['DONE', 'HELD', 'FAILED', 'UNDONE'] },
      id: { not: id },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { sha256: true, state: true },
  });
  return last?.state === 'DONE' && last.sha256 === run.sha256;
}

interface End {
  end: Final;
  reason?: Reason;
}

async function readAndApply(
  platform: Platform,
  runId: string,
  pack: OpenPackage,
  { signal, step = () => {}, batch = BATCH }: RunOptions,
): Promise<End> {
  const context = await openContext(platform, runId, { pack, signal, step, batch });
  if (context.run.state !== 'APPLYING') {
    await stage(platform, stageOptions(platform, context));
    step('staged');
    await platform.change(async (_tx, emit) => emit(progressEvent(context.run)));
    Object.assign(context, await openRun(platform, runId));
  }
  const { run } = context;
  if (run.dryRun) await previewItems(platform, context);
  else await applyItems(platform, context);
  const end = run.dryRun ? 'PREVIEWED' : 'DONE';
  if (run.scope !== 'FULL') return { end };
  const reason = run.decision === 'RELEASED' ? undefined : await stageRemovals(platform, context);
  step('removals staged');
  if (run.dryRun) return { end, reason };
  if (reason) return { end: 'HELD', reason };
  await applyRemovals(platform, context);
  return { end };
}

async function openRun({ prisma }: Platform, id: string): Promise<Pick<RunContext, 'run' | 'providers'>> {
  const run = await prisma.importRun.findUniqueOrThrow({ where: { id } });
  if (run.agencyId === null) throw new Error(`run ${id} belongs to nobody`);
  return { run: run as OwnedRun, providers: run.providers as unknown as RunProvider[] };
}

async function openContext(
  platform: Platform,
  runId: string,
  given: Pick<RunContext, 'pack' | 'signal' | 'step' | 'batch'>,
): Promise<RunContext> {
  const { run, providers } = await openRun(platform, runId);
  const { prisma } = platform;
  const agency = await prisma.agency.findUniqueOrThrow({ where: { id: run.agencyId } });
  const source = await prisma.importSource.findUniqueOrThrow({ where: { id: run.sourceId } });
  return {
    run,
    providers,
    agency: { locale: agency.locale, currency: agency.currency, timeZone: agency.timeZone },
    source: {
      id: source.id,
      agencyId: source.agencyId,
      addressReleased: source.addressReleased,
      goneShare: source.goneShare?.toNumber() ?? GONE_SHARE,
      goneCount: source.goneCount ?? GONE_COUNT,
    },
    ...given,
    attachments: createAttachmentKeeper(platform, given.pack, { signal: given.signal }),
    told: 0,
  };
}

/** Writes how a run ended, and says so. Doing it again changes nothing. */
export async function finishRun(platform: Platform, id: string, state: Final, reason?: Reason): Promise<void> {
  const now = platform.clock.now();
  await platform.change(async (tx, emit) => {
    const { count } = await tx.importRun.updateMany({
      where: { id, finishedAt: null },
      data: { state, finishedAt: now, ...asColumns(reason), ...(state === 'UNDONE' ? { undoneAt: now } : {}) },
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
