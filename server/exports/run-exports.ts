import type { ExportModel } from '../platform/generated/prisma/models.ts';
import { outageOf, type Platform, type Prisma } from '../platform/index.ts';
import { locks, whileLocked } from '../platform/locks.ts';
import { type EndOfProcess, endsOf } from '../platform/owed-work.ts';
import { thisOwner } from '../platform/process-owner.ts';
import type { ExportIssue } from './export-issues.ts';
import { writeExport } from './write-export.ts';

export interface RunExports {
  signal: AbortSignal;
  /** How the process of a name ended; nobody knows when left out. */
  endOf?: (owner: string) => EndOfProcess;
  /** Called after each listing; a test stops the export there. */
  step?: (done: number) => void;
}

/** How often an export is begun before it counts as failed. */
const MAX_ATTEMPTS = 3;
const KEPT_HOURS = 24;
const PROGRESS_MS = 1_000;

/**
 * Writes what was asked for, oldest first, side by side with as many workers as call this. What a killed worker left is
 * written again from the start.
 */
export async function runExports(platform: Platform, options: RunExports): Promise<void> {
  const open = await platform.prisma.export.findMany({
    where: { state: { in: ['QUEUED', 'RUNNING'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  for (const { id } of open) {
    options.signal.throwIfAborted();
    await whileLocked(platform.pool, locks.export, id, options.signal, (signal) =>
      runOne(platform, id, { ...options, signal }),
    );
  }
}

/** Takes away files that were there long enough. */
export async function expireExports(platform: Platform): Promise<void> {
  const due = await platform.prisma.export.findMany({
    where: { expiresAt: { lte: platform.clock.now() }, storageKey: { not: null } },
    select: { id: true, storageKey: true },
  });
  for (const { id, storageKey } of due) {
    await platform.storage.remove(storageKey as string);
    await platform.prisma.export.update({ where: { id }, data: { storageKey: null } });
  }
}

async function runOne(platform: Platform, id: string, options: RunExports): Promise<void> {
  const asked = await claim(platform, id, options.endOf ?? endsOf([]));
  if (!asked) return;
  const storageKey = `exports/${id}.zip`;
  if (asked.attempts >= MAX_ATTEMPTS) return giveUp(platform, asked, storageKey);
  try {
    const { signal } = options;
    const onListing = tellProgress(platform, asked, options.step);
    const written = await writeExport(platform, asked, storageKey, { signal, onListing });
    if (written.listings === 0) return await fail(platform, asked, storageKey, [nothingLeft]);
    await finish(platform, asked, {
      state: 'DONE',
      storageKey,
      bytes: BigInt(written.bytes),
      objectsTotal: written.listings,
      objectsDone: written.listings,
      issues: written.issues as unknown as Prisma.InputJsonValue,
    });
  } catch (error) {
    if (options.signal.aborted) throw error;
    const outage = outageOf(error);
    platform.log.error({ export: id, attempts: asked.attempts, waitingFor: outage, error }, 'an export broke off');
    if (outage) throw error;
    const { attempts } = await platform.prisma.export.update({
      where: { id },
      data: { attempts: { increment: 1 }, owner: null },
    });
    if (attempts >= MAX_ATTEMPTS) await giveUp(platform, asked, storageKey);
  }
}

/** One that its process did not survive, by its own doing, counts as failed. */
async function claim(
  { prisma }: Platform,
  id: string,
  endOf: (owner: string) => EndOfProcess,
): Promise<ExportModel | undefined> {
  const open = await prisma.export.findFirst({ where: { id, state: { in: ['QUEUED', 'RUNNING'] } } });
  if (!open) return undefined;
  const fault = open.owner !== null && endOf(open.owner) === 'ITSELF' ? 1 : 0;
  const { count } = await prisma.export.updateMany({
    where: { id, state: { in: ['QUEUED', 'RUNNING'] } },
    data: { state: 'RUNNING', attempts: { increment: fault }, owner: thisOwner, objectsDone: 0 },
  });
  return count === 0 ? undefined : prisma.export.findUniqueOrThrow({ where: { id } });
}

const eventOf = (type: string, { id, agencyId }: ExportModel) => ({
  type,
  subjectType: 'Export',
  subjectId: id,
  agencyId,
  actor: `export:${id}`,
});

function tellProgress(platform: Platform, asked: ExportModel, step: RunExports['step']) {
  let told = 0;
  return async (done: number): Promise<void> => {
    step?.(done);
    const now = platform.clock.now().getTime();
    if (now - told < PROGRESS_MS) return;
    told = now;
    await platform.change(async (tx, emit) => {
      await tx.export.update({ where: { id: asked.id }, data: { objectsDone: done } });
      emit(eventOf('export.progress', asked));
    });
  };
}

/** Writes how it ended, and says so. Doing it again changes nothing. */
async function finish(platform: Platform, asked: ExportModel, data: Prisma.ExportUpdateManyMutationInput) {
  const now = platform.clock.now();
  const expiresAt = new Date(now.getTime() + KEPT_HOURS * 3_600_000);
  await platform.change(async (tx, emit) => {
    const { slug } = await tx.agency.findUniqueOrThrow({ where: { id: asked.agencyId }, select: { slug: true } });
    const { count } = await tx.export.updateMany({
      where: { id: asked.id, finishedAt: null },
      data: { ...data, fileName: fileNameOf(slug, asked.createdAt), finishedAt: now, expiresAt },
    });
    if (count > 0) emit({ ...eventOf('export.finished', asked), data: { state: String(data.state) } });
  });
}

/** What a browser may save under: `lindenhof-openimmo-20260501-083000.zip`. */
const fileNameOf = (slug: string, at: Date): string =>
  `${slug}-openimmo-${at
    .toISOString()
    .replace(/[-:]|\.\d+Z$/g, '')
    .replace('T', '-')}.zip`;

async function fail(platform: Platform, asked: ExportModel, storageKey: string, issues: ExportIssue[]): Promise<void> {
  await platform.storage.remove(storageKey);
  await finish(platform, asked, { state: 'FAILED', issues: issues as unknown as Prisma.InputJsonValue });
}

const giveUp = (platform: Platform, asked: ExportModel, storageKey: string): Promise<void> =>
  fail(platform, asked, storageKey, [brokenOff]);

const nothingLeft: ExportIssue = {
  number: null,
  severity: 'ERROR',
  code: 'NOTHING_TO_EXPORT',
  path: '',
  message: 'All listings asked for were withdrawn before the export was written.',
  hint: 'Choose others.',
};

const brokenOff: ExportIssue = {
  number: null,
  severity: 'ERROR',
  code: 'BROKEN_OFF',
  path: '',
  message: `The export broke off ${MAX_ATTEMPTS} times on our side.`,
  hint: 'Ask support; they find the cause in the log.',
};
