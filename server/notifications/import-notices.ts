import type { ImportNotice } from '../platform/generated/prisma/client.ts';
import { type LoggedEvent, type OwedMail, outageOf, oweMail, type Platform, type Tx } from '../platform/index.ts';
import { type Reader, type Readers, readersOf, senderOf } from './import-recipients.ts';
import type { ImportReportData } from './import-report.ts';
import type { Outcome } from './import-words/index.ts';
import { type ImportReport, ROOM, readImportReport } from './read-import-report.ts';

// Which ends of imports are told in one mail. Some software sends each object in a package of its own: its sender wants
// one mail and not four hundred. Somebody who tests one file waits for the mail. So:
//
// - Each end is a row (ImportNotice). The rows of one source that are not told yet are told together, when they are due.
// - They are due SETTLE_MS after the last of them: a lone import is told at once, for a person.
// - A source is busy when BURST imports or more ended within QUIET_MS or are still to come. Then they are due when none
//   came for QUIET_MS and none waits, and LONGEST_MS after the first at the latest.
//
// Whether they are due is read from rows each time, and mails and `toldAt` are written together: a kill loses and
// repeats nothing.

export const SETTLE_MS = 8_000;
export const QUIET_MS = 2 * 60_000;
export const LONGEST_MS = 15 * 60_000;
export const BURST = 5;
/** Deliveries of one mail; the others come in the next. */
const MOST_IN_MAIL = 1_000;
/** What cannot be told for so long is given up, so that what comes after it is told. */
const GIVE_UP_MS = 3_600_000;

/** Which end of a run an event tells of; undefined for one that nobody is told, such as a preview. */
function outcomeOf(state: unknown, decision: string | null): Outcome | undefined {
  if (state === 'DONE' && decision === 'RELEASED') return 'RELEASED';
  if ((state === 'DONE' || state === 'HELD') && decision === 'REFUSED') return 'KEPT';
  const told: Outcome[] = ['DONE', 'UNCHANGED', 'HELD', 'REFUSED', 'FAILED', 'UNDONE'];
  return told.find((outcome) => outcome === state);
}

/** Notes that a run came to an end; it is told with others of its source. A run of no agency is an admin's business only. */
export async function noteImportEnd(tx: Tx, platform: Platform, event: LoggedEvent): Promise<OwedMail[]> {
  const run = await tx.importRun.findUnique({ where: { id: event.subjectId } });
  const outcome = outcomeOf(event.data.state, run?.decision ?? null);
  if (!run?.agencyId || run.dryRun || !outcome) return [];
  const { id: runId, sourceId } = run;
  await tx.importNotice.createMany({
    data: [{ runId, outcome, sourceId, finishedAt: event.at }],
    skipDuplicates: true,
  });
  // Rounded, so that a hundred ends in a second wake once. A lost wake-up is made good by the sweep.
  const due = Math.ceil((event.at.getTime() + SETTLE_MS) / 1_000) * 1_000;
  await platform.wake('imports.tell', new Date(due));
  return [];
}

/** Owes the mails of all sources that are due. Several workers may run it. */
export async function tellImportEnds(platform: Platform, signal: AbortSignal): Promise<void> {
  const sources = await platform.prisma.importNotice.groupBy({ by: ['sourceId'], where: { toldAt: null } });
  let owed = 0;
  for (const { sourceId } of sources) {
    if (signal.aborted) break;
    owed += await tellSource(platform, sourceId);
  }
  if (owed > 0) await platform.wake('mail.send');
}

async function tellSource(platform: Platform, sourceId: string): Promise<number> {
  try {
    return await platform.change((tx) => tellTogether(tx, platform, sourceId));
  } catch (error) {
    if (outageOf(error)) throw error;
    platform.log.warn({ source: sourceId, error: (error as Error).name }, 'imports could not be told by mail');
    await giveUpOld(platform, sourceId);
    return 0;
  }
}

async function giveUpOld({ prisma, clock, log }: Platform, sourceId: string): Promise<void> {
  const now = clock.now();
  const { count } = await prisma.importNotice.updateMany({
    where: { sourceId, toldAt: null, finishedAt: { lt: new Date(now.getTime() - GIVE_UP_MS) } },
    data: { toldAt: now },
  });
  if (count > 0) log.error({ source: sourceId, imports: count }, 'imports could not be told by mail; going on without');
}

async function tellTogether(tx: Tx, platform: Platform, sourceId: string): Promise<number> {
  const notices = await tx.$queryRaw<ImportNotice[]>`
    SELECT * FROM "ImportNotice" WHERE "sourceId" = ${sourceId}::uuid AND "toldAt" IS NULL
    ORDER BY "finishedAt", "runId" LIMIT ${MOST_IN_MAIL} FOR UPDATE SKIP LOCKED`;
  const now = platform.clock.now();
  if (notices.length === 0 || (await dueAt(tx, notices)) > now) return 0;
  const mails = await mailsFor(tx, platform, notices);
  for (const mail of mails) await oweMail(tx, platform.vault, mail);
  await tx.importNotice.updateMany({
    where: { OR: notices.map(({ runId, outcome }) => ({ runId, outcome })) },
    data: { toldAt: now },
  });
  return mails.length;
}

/** When the ends of one source that are not told yet, oldest first, are to be told. */
async function dueAt(tx: Tx, notices: ImportNotice[]): Promise<Date> {
  const [first, last] = [notices[0], notices.at(-1)];
  if (!first || !last) throw new Error('nothing to tell');
  const { sourceId } = first;
  const after = (date: Date, ms: number) => new Date(date.getTime() + ms);
  const latest = after(first.finishedAt, LONGEST_MS);
  const { ended, waiting } = await activity(tx, sourceId, last.finishedAt);
  if (ended + waiting < BURST) return after(last.finishedAt, SETTLE_MS);
  if (waiting > 0) return latest;
  return new Date(Math.min(after(last.finishedAt, QUIET_MS).getTime(), latest.getTime()));
}

async function activity(tx: Tx, sourceId: string, until: Date) {
  const since = new Date(until.getTime() - QUIET_MS);
  return {
    ended: await tx.importNotice.count({ where: { sourceId, finishedAt: { gt: since } } }),
    waiting: await tx.importRun.count({ where: { sourceId, state: { in: ['QUEUED', 'READING', 'APPLYING'] } } }),
  };
}

/** Whether a source sends so much at a time that a mail for the start of each would be too many. */
export async function isBusy(tx: Tx, sourceId: string, now: Date): Promise<boolean> {
  const { ended, waiting } = await activity(tx, sourceId, now);
  return ended + waiting >= BURST;
}

/** One mail for each of the staff about all, and for each address that deliveries name about those. */
async function mailsFor(tx: Tx, platform: Platform, notices: ImportNotice[]): Promise<OwedMail[]> {
  const runs = await tx.importRun.findMany({ where: { id: { in: notices.map(({ runId }) => runId) } } });
  const mails: OwedMail[] = [];
  // A shared account delivers for several agencies.
  for (const agencyId of new Set(runs.map((run) => run.agencyId))) {
    const readers = agencyId ? await readersOf(tx, agencyId) : undefined;
    if (!readers) continue;
    const own = new Map(runs.filter((run) => run.agencyId === agencyId).map((run) => [run.id, run]));
    const room = { left: ROOM };
    const reports = new Map<ImportReport, Reader | undefined>();
    for (const { runId, outcome } of notices) {
      const run = own.get(runId);
      if (!run) continue;
      const report = await readImportReport(tx, run, outcome as Outcome, room);
      reports.set(report, senderOf(run, readers, platform.vault));
    }
    mails.push(...mailsOf(readers, reports, keyOf(notices)));
  }
  return mails;
}

/** Of the last: it is told in one mail only, whichever came together with it. */
function keyOf(notices: ImportNotice[]): string {
  const last = notices.at(-1);
  return `import-report:${last?.runId}:${last?.outcome}`;
}

function mailsOf({ agency, staff }: Readers, reports: Map<ImportReport, Reader | undefined>, key: string): OwedMail[] {
  const mail = (reader: Reader, told: ImportReport[]): OwedMail => ({
    template: 'import-report',
    to: reader.to,
    locale: reader.locale,
    agencyId: agency.id,
    dedupeKey: `${key}:${agency.id}:${reader.who}`,
    data: { reports: told, agency, role: reader.role } satisfies ImportReportData,
  });
  const all = [...reports.keys()];
  const senders = new Map([...reports.values()].flatMap((reader) => (reader ? [[reader.who, reader] as const] : [])));
  const toSenders = [...senders.values()].map((sender) =>
    mail(
      sender,
      all.filter((report) => reports.get(report)?.who === sender.who),
    ),
  );
  return [...staff.map((reader) => mail(reader, all)), ...toSenders].filter(isWorthIt);
}

/** The same bytes again are no news. */
const isWorthIt = ({ data }: OwedMail): boolean =>
  (data as unknown as ImportReportData).reports.some(({ outcome }) => outcome !== 'UNCHANGED');
