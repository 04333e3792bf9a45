import { valuesOf } from '../imports/index.ts';
import type { ImportAction, IssueSeverity } from '../platform/generated/prisma/enums.ts';
import type { ImportRunModel } from '../platform/generated/prisma/models.ts';
import { Prisma, type Tx } from '../platform/index.ts';
import type { Count, Outcome } from './import-words/index.ts';

export interface ReportIssue {
  severity: IssueSeverity;
  code: string;
  /** In OpenImmo's names. */
  path: string;
  /** In English; other languages are made from it. */
  message: string;
  hint: string;
  values: Record<string, string>;
}

/** One object of a delivery, and what came of it. */
export interface ReportObject {
  /** From 1, in the order of the file; a full delivery's removals come after it. */
  position: number;
  number: string | null;
  title: string | null;
  /** Null when it did not come to it. */
  action: ImportAction | null;
  issues: ReportIssue[];
}

/** One import as it is told; times are ISO 8601. No buyer and no contact is in it. */
export interface ImportReport {
  /** Global id, as in GraphQL. */
  id: string;
  outcome: Outcome;
  fileName: string;
  /** With its version. */
  software: string | null;
  /** The version of OpenImmo that the file names. */
  openimmo: string | null;
  scope: 'FULL' | 'PARTIAL' | null;
  providers: string[];
  receivedAt: string;
  finishedAt: string;
  counts: Record<Count, number> & { objects: number; warnings: number };
  reason: { code: string; message: string; hint: string } | null;
  /** Of the whole file. */
  issues: ReportIssue[];
  /** Those with issues first, the gravest before the others; then as in the file. */
  objects: ReportObject[];
  /** Removals that wait for a decision. */
  removals: { number: string | null; title: string | null }[];
  /** How much more there is than the lists above hold. */
  left: { objects: number; issues: number; removals: number };
}

/** Room for the lists of all reports of one mail, in characters: the mail is kept until it is sent. */
export const ROOM = 2_000_000;
const MOST_ROWS = 20_000;

export interface Room {
  left: number;
}

/** Takes the room of one entry; false when there is none left. */
function take(room: Room, size: number): boolean {
  if (room.left < size) return false;
  room.left -= size;
  return true;
}

const sizeOf = (...texts: (string | null)[]): number => texts.reduce((sum, text) => sum + (text?.length ?? 0), 60);

const sizeOfIssue = ({ code, path, message, hint, values }: ReportIssue): number =>
  60 + sizeOf(code, path, message, hint, ...Object.values(values));

const sizeOfObject = ({ number, title, issues }: ReportObject): number =>
  issues.reduce((sum, issue) => sum + sizeOfIssue(issue), sizeOf(number, title));

export async function readImportReport(
  tx: Tx,
  run: ImportRunModel,
  outcome: Outcome,
  room: Room,
): Promise<ImportReport> {
  const providers = (run.providers as { key: string | null }[]).flatMap(({ key }) => (key ? [key] : []));
  const { objectsTotal, created, updated, unchanged, removed, refused, warnings } = run;
  const issues = await readIssues(tx, run.id);
  const items = await readItems(tx, run.id, outcome);
  const ofFile = (issues.of.get(null) ?? []).filter((issue) => take(room, sizeOfIssue(issue)));
  const removals = items.waiting
    .filter(({ number, title }) => take(room, sizeOf(number, title)))
    .map(({ number, title }) => ({ number, title }));
  const all = putTogether(items.objects, issues.of, issues.numbers);
  const objects = all.filter((object) => take(room, sizeOfObject(object)));
  const told = objects.reduce((sum, object) => sum + object.issues.length, ofFile.length);
  return {
    id: Buffer.from(`ImportRun:${run.id}`).toString('base64'),
    outcome,
    fileName: run.fileName,
    software: run.software,
    openimmo: run.version,
    scope: run.scope as ImportReport['scope'],
    providers: [...new Set(providers)].slice(0, 20),
    receivedAt: run.createdAt.toISOString(),
    finishedAt: (run.finishedAt ?? run.createdAt).toISOString(),
    counts: { objects: objectsTotal, created, updated, unchanged, removed, refused, warnings },
    reason: run.reasonCode ? { code: run.reasonCode, message: run.reason ?? '', hint: run.reasonHint ?? '' } : null,
    issues: ofFile,
    objects,
    removals,
    left: {
      objects: all.length - objects.length + items.unread,
      issues: issues.total - told,
      removals: items.waiting.length - removals.length,
    },
  };
}

/** Issues by the position of their object, the gravest first; null for the file itself. */
async function readIssues(tx: Tx, runId: string) {
  const rows = await tx.importIssue.findMany({
    where: { runId },
    // Enum order is the order of weight: ERROR, WARNING, NOTE.
    orderBy: [{ severity: 'asc' }, { position: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take: MOST_ROWS,
    omit: { runId: true },
  });
  const of = new Map<number | null, ReportIssue[]>();
  const numbers = new Map<number | null, string | null>();
  for (const { position, key, severity, code, path, message, hint, values } of rows) {
    const issue = { severity, code, path, message, hint, values: valuesOf({ code, message, hint, values }) };
    const known = of.get(position);
    if (known) known.push(issue);
    else of.set(position, [issue]);
    numbers.set(position, key);
  }
  return { of, numbers, total: await tx.importIssue.count({ where: { runId } }) };
}

type Item = Omit<ReportObject, 'issues'>;

/** Other languages of an object are part of it; removals that were decided against are nothing any more. */
async function readItems(tx: Tx, runId: string, outcome: Outcome) {
  const where = Prisma.sql`"runId" = ${runId}::uuid AND item.request <> 'VARIANT'
    AND (item.request <> 'ABSENT' OR item.action IS NOT NULL OR ${outcome === 'HELD'})`;
  const rows = await tx.$queryRaw<(Item & { waits: boolean })[]>`
    SELECT item.position, item.action, item.request = 'ABSENT' AND item.action IS NULL AS waits,
      left(coalesce(item.number, listing."listingId", item.key), 255) AS number, left(listing.title, 255) AS title
    FROM "ImportItem" AS item LEFT JOIN "Listing" AS listing ON listing.id = item."listingId"
    WHERE ${where} ORDER BY item.position LIMIT ${MOST_ROWS}`;
  const [all] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM "ImportItem" AS item WHERE ${where}`;
  return {
    waiting: rows.filter(({ waits }) => waits),
    objects: rows.filter(({ waits }) => !waits).map(({ waits: _, ...item }) => item),
    unread: Number(all?.count ?? 0) - rows.length,
  };
}

const WEIGHTS: Record<IssueSeverity, number> = { ERROR: 0, WARNING: 1, NOTE: 2 };
const weightOf = ({ issues }: ReportObject): number =>
  issues.reduce((least, { severity }) => Math.min(least, WEIGHTS[severity]), 3);

/** The gravest first. An issue may stand at an item that is left out, such as another language: it is told all the same. */
function putTogether(
  items: Item[],
  issues: Map<number | null, ReportIssue[]>,
  numbers: Map<number | null, string | null>,
): ReportObject[] {
  const known = new Set(items.map(({ position }) => position));
  const others = [...issues.keys()]
    .filter((position): position is number => position !== null && !known.has(position))
    .map((position): Item => ({ position, number: numbers.get(position) ?? null, title: null, action: null }));
  return [...items, ...others]
    .map((item) => ({ ...item, issues: issues.get(item.position) ?? [] }))
    .sort((a, b) => weightOf(a) - weightOf(b) || a.position - b.position);
}
