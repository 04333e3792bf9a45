import {
  type Delivery,
  findListings,
  type KnownListing,
  type ListingEntry,
  type ListingInput,
  openSource,
  readSources,
  removeListingText,
  saveListings,
  sealSource,
  touchListings,
  withdrawListings,
} from '../../listings/index.ts';
import { type Element, type Issue, identifyObject } from '../../openimmo/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import type { ImportItemModel, ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { type Emit, type Platform, sha256Hex, type Tx, uuidv7 } from '../../platform/index.ts';
import { type AttachmentKeeper, type KeptBefore, keptBefore } from '../package/attachment-keeper.ts';
import type { OpenPackage } from '../package/package-reader.ts';
import { fillItems, identifiersOf, type RunProvider } from './stage.ts';
import { numberOf, type StagedObject, stagedContext } from './staged-object.ts';

/** A run whose agency is known: every one that gets as far as being read. */
export type OwnedRun = ImportRunModel & { agencyId: string };

/** What applying needs to know of its run. */
export interface RunContext {
  run: OwnedRun;
  agency: { locale: string; currency: string };
  source: { id: string; agencyId: string | null; addressReleased: boolean; goneShare: number; goneCount: number };
  providers: RunProvider[];
  pack: OpenPackage;
  attachments: AttachmentKeeper;
  signal: AbortSignal;
  /** Called between steps; a test stops the run there. */
  step: (name: string) => void;
  /** Objects in one transaction. */
  batch: number;
  /** When the last progress was told, in milliseconds. */
  told: number;
}

/** Objects whose attachments are read at the same time. */
const READERS = 4;
const PROGRESS_MS = 1_000;

/**
 * Applies what is staged and not applied, in document order, a batch in a transaction. Applying an item twice does
 * nothing. An object that cannot be saved is refused by itself.
 */
export async function applyItems(platform: Platform, context: RunContext): Promise<void> {
  await fillTranslated(platform, context);
  for (let after = 0; ; ) {
    context.signal.throwIfAborted();
    const items = await nextItems(platform, context, after);
    if (items.length === 0) return;
    const prepared = await prepareAll(platform, context, items);
    context.step('prepared');
    const outdated = await applyBatch(platform, context, prepared);
    if (outdated.length > 0) await fill(platform, context, outdated);
    after = await doneUntil(platform, context, items);
    context.step('applied');
  }
}

/** By the driver itself: what is sealed comes as bytes, without a detour through text. */
async function nextItems({ pool }: Platform, { run, batch }: RunContext, after: number): Promise<ImportItemModel[]> {
  const { rows } = await pool.query<ImportItemModel>(
    `SELECT * FROM "ImportItem" WHERE "runId" = $1 AND position > $2 AND "appliedAt" IS NULL AND request <> 'ABSENT'
     ORDER BY position LIMIT $3`,
    [run.id, after, batch],
  );
  return rows;
}

/** The position up to which nothing is left to do: what was applied need not be passed over again and again. */
async function doneUntil({ pool }: Platform, { run }: RunContext, items: ImportItemModel[]): Promise<number> {
  const last = items.at(-1)?.position ?? 0;
  const { rows } = await pool.query<{ left: number | null }>(
    `SELECT min(position) AS left FROM "ImportItem"
     WHERE "runId" = $1 AND position BETWEEN $2 AND $3 AND "appliedAt" IS NULL`,
    [run.id, items[0]?.position ?? 0, last],
  );
  return (rows[0]?.left ?? last + 1) - 1;
}

const fill = (platform: Platform, { run, pack, source, signal }: RunContext, positions: number[]): Promise<void> => {
  const { addressReleased } = source;
  const options = { runId: run.id, agencyId: run.agencyId, pack, signal, addressReleased };
  return fillItems(platform, options, new Set(positions));
};

/** An object that is here already and now comes in a further language is needed whole. */
async function fillTranslated(platform: Platform, context: RunContext): Promise<void> {
  const { prisma } = platform;
  const runId = context.run.id;
  const variants = await prisma.importItem.findMany({
    where: { runId, request: 'VARIANT', appliedAt: null },
    distinct: 'key',
    select: { key: true },
  });
  if (variants.length === 0) return;
  const keys = variants.flatMap(({ key }) => key ?? []);
  const items = await prisma.importItem.findMany({
    where: { runId, key: { in: keys }, mapped: null, appliedAt: null, request: { in: ['UPSERT', 'REFERENCE'] } },
    select: { position: true },
  });
  if (items.length > 0)
    await fill(
      platform,
      context,
      items.map(({ position }) => position),
    );
}

/** An item with all that can be done outside of the transaction. */
interface Prepared {
  item: ImportItemModel;
  /** Undefined for an object that was here already when it was read. */
  staged: StagedObject | undefined;
  variants: { staged: StagedObject; item: ImportItemModel }[];
  hash: string;
  /** Undefined when nothing changed, and so no attachment was read. */
  media: ListingInput['media'] | undefined;
  issues: Issue[];
}

async function prepareAll(platform: Platform, context: RunContext, items: ImportItemModel[]): Promise<Prepared[]> {
  const variants = await variantsOf(platform, context, items);
  const prepared = items.map((item, index): Prepared => {
    const own = variants[index] ?? [];
    const hash = own.length === 0 ? item.hash : sha256Hex([item, ...own].map((entry) => entry.hash).join('\n'));
    const staged = item.mapped ? openStaged(platform, item) : undefined;
    const translations = own.map((entry) => ({ item: entry, staged: openStaged(platform, entry) }));
    return { item, staged, variants: translations, hash, media: undefined, issues: [] };
  });
  await keepAll(platform, context, prepared);
  return prepared;
}

function openStaged({ vault }: Platform, { runId, position, mapped }: ImportItemModel): StagedObject {
  if (!mapped) throw new Error(`item ${position} of run ${runId} has no content`);
  return vault.open<StagedObject>(mapped, stagedContext(runId, position));
}

const isUpsert = ({ request, refused }: ImportItemModel) =>
  !refused && (request === 'UPSERT' || request === 'REFERENCE');

/** The further languages of each object, up to the next delivery of the same object. */
async function variantsOf(
  { prisma }: Platform,
  { run }: RunContext,
  items: ImportItemModel[],
): Promise<ImportItemModel[][]> {
  const keys = items.flatMap((item) => (isUpsert(item) && item.key ? [item.key] : []));
  const translated = await prisma.importItem.findMany({
    where: { runId: run.id, request: 'VARIANT', key: { in: keys } },
    distinct: 'key',
    select: { key: true },
  });
  if (translated.length === 0) return items.map(() => []);
  const all = await prisma.importItem.findMany({
    where: { runId: run.id, key: { in: translated.flatMap(({ key }) => key ?? []) } },
    orderBy: { position: 'asc' },
  });
  return items.map((item) => {
    if (!isUpsert(item)) return [];
    const later = all.filter(({ key, position }) => key === item.key && position > item.position);
    const end = later.findIndex(({ request }) => request !== 'VARIANT');
    return end < 0 ? later : later.slice(0, end);
  });
}

/** Reads the attachments of what is new or changed. */
async function keepAll(platform: Platform, context: RunContext, prepared: Prepared[]): Promise<void> {
  const upserts = prepared.flatMap((entry) =>
    isUpsert(entry.item) && entry.staged ? [{ entry, staged: entry.staged }] : [],
  );
  const known = await findListings(
    platform.prisma,
    context.run.agencyId,
    upserts.map(({ staged }) => identifiersOf(staged)),
  );
  const changed = upserts
    .map((upsert, index) => ({ ...upsert, known: known[index] }))
    .filter(({ entry, known }) => !isSame(known, entry.hash));
  const before = await keptBefore(
    platform,
    changed.flatMap(({ known }) => (known ? [known.id] : [])),
  );
  let next = 0;
  const work = async () => {
    for (let index = next++; index < changed.length; index = next++) {
      context.signal.throwIfAborted();
      const { entry, staged, known } = changed[index] as (typeof changed)[number];
      const kept = await context.attachments.keep(staged.listing.media, beforeOf(before, known));
      entry.media = kept.media;
      entry.issues = kept.issues;
      // Kept under another hash, the object counts as changed when it comes again, and what was missing is looked for.
      if (kept.retry) entry.hash = sha256Hex(`${entry.hash} incomplete`);
    }
  };
  await Promise.all(Array.from({ length: READERS }, work));
}

const beforeOf = (before: Map<string, KeptBefore[]>, known: KnownListing | undefined): KeptBefore[] =>
  (known && before.get(known.id)) ?? [];

const isSame = (known: KnownListing | undefined, hash: string): boolean =>
  known !== undefined && known.sourceHash === hash && !known.withdrawnAt;

interface Outcome {
  prepared: Prepared;
  action: ImportAction;
  listingId: string | null;
  issues: Issue[];
}

/** @returns the positions of items that turned out to need their content. */
async function applyBatch(platform: Platform, context: RunContext, batch: Prepared[]): Promise<number[]> {
  try {
    return await applyTogether(platform, context, batch);
  } catch (error) {
    context.signal.throwIfAborted();
    // One bad object must not stop the others; when the database is away, all stop.
    await platform.prisma.$queryRaw`SELECT 1`;
    platform.log.warn({ run: context.run.id, error: (error as Error).message }, 'a batch failed; trying one by one');
    for (const prepared of batch) {
      const outdated = await applyAlone(platform, context, prepared);
      if (outdated.length > 0) return outdated;
    }
    return [];
  }
}

async function applyAlone(platform: Platform, context: RunContext, prepared: Prepared): Promise<number[]> {
  try {
    return await applyTogether(platform, context, [prepared]);
  } catch (error) {
    context.signal.throwIfAborted();
    await platform.prisma.$queryRaw`SELECT 1`;
    const { position } = prepared.item;
    platform.log.error({ run: context.run.id, position, error: (error as Error).message }, 'an object failed');
    const refused = { ...prepared, item: { ...prepared.item, refused: true }, issues: [notSaved] };
    return applyTogether(platform, context, [refused]);
  }
}

async function applyTogether(platform: Platform, context: RunContext, batch: Prepared[]): Promise<number[]> {
  const now = platform.clock.now();
  const tell = now.getTime() - context.told >= PROGRESS_MS;
  const outdated = await platform.change(async (tx, emit) => {
    const open = await lockOpen(tx, context.run.id, batch);
    const outcomes: Outcome[] = [];
    for (const wave of wavesOf(batch.filter(({ item }) => open.has(item.position)))) {
      const result = await applyWave({ platform, tx, emit, context, now }, wave);
      outcomes.push(...result.outcomes);
      // They changed since they were looked at: they and what comes after them wait for the next round.
      if (result.outcomes.length < wave.length) {
        await note(tx, context.run.id, outcomes, now);
        return result.outdated;
      }
    }
    await note(tx, context.run.id, outcomes, now);
    if (tell && outcomes.length > 0) emit(progressEvent(context.run));
    return [];
  });
  if (tell) context.told = now.getTime();
  return outdated;
}

export const progressEvent = ({ id, agencyId }: { id: string; agencyId: string | null }) => ({
  type: 'import.progress',
  subjectType: 'ImportRun',
  subjectId: id,
  agencyId,
  actor: `import:${id}`,
});

/** The items that nobody has applied yet, held until COMMIT. */
async function lockOpen(tx: Tx, runId: string, batch: Prepared[]): Promise<Set<number>> {
  const positions = batch.map(({ item }) => item.position);
  const rows = await tx.$queryRaw<{ position: number }[]>`
    SELECT position FROM "ImportItem"
    WHERE "runId" = ${runId}::uuid AND position = ANY(${positions}::int[]) AND "appliedAt" IS NULL
    ORDER BY position FOR UPDATE`;
  return new Set(rows.map(({ position }) => position));
}

/** Cuts a batch where an object is named again, so that within one part their order does not matter. */
function wavesOf(batch: Prepared[]): Prepared[][] {
  const waves: Prepared[][] = [];
  let names = new Set<string>();
  for (const prepared of batch) {
    const own = namesOf(prepared);
    if (waves.length === 0 || own.some((name) => names.has(name))) {
      waves.push([]);
      names = new Set();
    }
    waves.at(-1)?.push(prepared);
    for (const name of own) names.add(name);
  }
  return waves;
}

function namesOf({ item, staged }: Prepared): string[] {
  if (item.request === 'VARIANT' || item.refused) return [];
  const numbers = staged ? Object.entries(staged.identifiers).map(([kind, value]) => value && `${kind} ${value}`) : [];
  return [`key ${item.key}`, ...numbers.filter((name) => name !== null && name !== '')] as string[];
}

interface Change {
  platform: Platform;
  tx: Tx;
  emit: Emit;
  context: RunContext;
  now: Date;
}

interface Wave {
  outcomes: Outcome[];
  outdated: number[];
}

/** Applies objects that do not depend on one another, each kind of change in a few statements. */
async function applyWave(change: Change, wave: Prepared[]): Promise<Wave> {
  const { tx, context } = change;
  const { run } = context;
  const known = await findListings(
    tx,
    run.agencyId,
    wave.map(({ staged }) => (staged ? identifiersOf(staged) : {})),
  );
  const outcomes: Outcome[] = [];
  const here: Prepared[] = [];
  const saves: { prepared: Prepared; known: KnownListing | undefined }[] = [];
  const removals: { prepared: Prepared; known: KnownListing }[] = [];
  for (const [index, prepared] of wave.entries()) {
    const { item, staged, issues } = prepared;
    const listing = known[index];
    const settle = (action: ImportAction, more: Issue[] = []) =>
      outcomes.push({ prepared, action, listingId: listing?.id ?? item.listingId, issues: [...issues, ...more] });
    if (item.refused) settle('REFUSE');
    else if (item.request === 'VARIANT') settle('IGNORE');
    else if (!staged) here.push(prepared);
    else if (listing && isOlder(run, listing)) settle('IGNORE', [older]);
    else if (item.request !== 'DELETE') saves.push({ prepared, known: listing });
    else if (!listing || listing.withdrawnAt) settle('IGNORE', [unknown]);
    else removals.push({ prepared, known: listing });
  }
  const late = saves.filter(({ prepared, known }) => !prepared.media && !isSame(known, prepared.hash));
  const touched = await touch(change, here);
  const outdated = here.filter((entry) => !touched.includes(entry));
  const first = Math.min(...[...late.map(({ prepared }) => prepared), ...outdated].map(({ item }) => item.position));
  const isBefore = ({ prepared }: { prepared: Prepared }) => prepared.item.position < first;
  outcomes.push(...touched.map((prepared) => unchanged(prepared)));
  outcomes.push(...(await save(change, saves.filter(isBefore))));
  outcomes.push(...(await remove(change, removals.filter(isBefore))));
  return { outcomes: outcomes.filter(isBefore), outdated: outdated.map(({ item }) => item.position) };
}

const unchanged = (prepared: Prepared): Outcome => ({
  prepared,
  action: 'UNCHANGED',
  listingId: prepared.item.listingId,
  issues: [],
});

const providerKey = ({ providers }: RunContext, { provider }: ImportItemModel): string | null =>
  providers[provider]?.key ?? null;

/** What was here already when it was read: noted as delivered again, where it still is what it was. */
async function touch({ tx, context }: Change, here: Prepared[]): Promise<Prepared[]> {
  const entries = here.map(({ item }) => ({
    id: item.listingId ?? '',
    hash: item.hash,
    sourceProvider: providerKey(context, item),
  }));
  const same = await touchListings(tx, deliveryOf(context), entries);
  return here.filter(({ item }) => same.has(item.listingId ?? ''));
}

async function save(
  { platform, tx, emit, context, now }: Change,
  saves: { prepared: Prepared; known: KnownListing | undefined }[],
): Promise<Outcome[]> {
  if (saves.length === 0) return [];
  const entries = saves.map(
    ({ prepared, known }): ListingEntry => ({
      identifiers: identifiersOf(prepared.staged as StagedObject),
      known,
      input: toInput(prepared, context.agency.currency),
      hash: prepared.hash,
      sourceProvider: providerKey(context, prepared.item),
      source: { sealed: sourceOf(platform, context.run.agencyId, prepared), version: context.run.version },
    }),
  );
  const saved = await saveListings(tx, emit, deliveryOf(context), entries, now);
  return saves.map(({ prepared }, index) => {
    const { id, action } = saved[index] as (typeof saved)[number];
    return { prepared, action, listingId: id, issues: prepared.issues };
  });
}

/** The element as it lies in the item; for an object in several languages one for each. */
function sourceOf({ vault }: Platform, agencyId: string, { item, variants }: Prepared): Uint8Array {
  const sealed = [item, ...variants.map((variant) => variant.item)].map((entry) => entry.sealed ?? new Uint8Array());
  if (variants.length === 0) return sealed[0] as Uint8Array;
  const elements = sealed.flatMap((bytes) => openSource<Element>(vault, agencyId, bytes));
  return sealSource(vault, agencyId, JSON.stringify(elements));
}

/** Deliveries of one source apply in the order they were written; without a time, in the order they came. */
const isOlder = (run: ImportRunModel, known: KnownListing): boolean =>
  run.sentAt !== null &&
  known.sourceId === run.sourceId &&
  known.deliveredAt !== null &&
  known.deliveredAt > run.sentAt;

const older: Issue = {
  severity: 'WARNING',
  code: 'OLDER_DELIVERY',
  path: 'uebertragung@timestamp',
  message: 'A delivery written later was applied already, so this one changed nothing.',
  hint: 'Nothing to do, unless the clock of the computer that sends is wrong.',
};

const unknown: Issue = {
  severity: 'NOTE',
  code: 'UNKNOWN_OBJECT',
  path: 'verwaltung_techn',
  message: 'The object to delete is not here, or is deleted already.',
  hint: 'Nothing to do.',
};

const notSaved: Issue = {
  severity: 'ERROR',
  code: 'NOT_SAVED',
  path: '',
  message: 'The object could not be saved.',
  hint: 'Check that its numbers belong to no other object, and send it again. The other objects were taken.',
};

export const deliveredAt = (run: ImportRunModel): Date => run.sentAt ?? run.createdAt;

export const actorOf = ({ id }: { id: string }): string => `import:${id}`;

const deliveryOf = ({ run, agency }: RunContext): Delivery => ({
  agencyId: run.agencyId,
  locale: agency.locale,
  origin: 'IMPORT',
  sourceId: run.sourceId,
  deliveredAt: deliveredAt(run),
  actor: actorOf(run),
});

/** Deleting one of several languages takes its texts; deleting the last one, or the object itself, the listing. */
async function remove(
  { platform, tx, emit, context, now }: Change,
  removals: { prepared: Prepared; known: KnownListing }[],
): Promise<Outcome[]> {
  if (removals.length === 0) return [];
  const { run } = context;
  const languageOf = ({ prepared }: (typeof removals)[number]) => prepared.staged?.language ?? null;
  const translated = removals.filter((removal) => languageOf(removal) !== null).map(({ known }) => known.id);
  const sources = await readSources<Element>(tx, platform.vault, run.agencyId, translated);
  const outcomes: Outcome[] = [];
  const whole: (typeof removals)[number][] = [];
  for (const removal of removals) {
    const { prepared, known } = removal;
    const language = languageOf(removal);
    const elements = sources.get(known.id)?.elements ?? [];
    const left = elements.filter((element) => identifyObject(element).language !== language);
    if (!language || left.length === 0 || left.length === elements.length) whole.push(removal);
    else {
      const sealed = new Uint8Array(sealSource(platform.vault, run.agencyId, JSON.stringify(left)));
      await removeListingText(tx, emit, { id: known.id, language, sealed, actor: actorOf(run), now });
      outcomes.push({ prepared, action: 'UPDATE', listingId: known.id, issues: prepared.issues });
    }
  }
  const ids = whole.map(({ known }) => known.id);
  await withdrawListings(tx, emit, ids, { actor: actorOf(run), now, deliveredAt: deliveredAt(run) });
  const gone = whole.map(
    ({ prepared, known }): Outcome => ({ prepared, action: 'REMOVE', listingId: known.id, issues: prepared.issues }),
  );
  return [...outcomes, ...gone];
}

export function toInput(
  { staged, variants, media = [] }: Pick<Prepared, 'staged' | 'variants'> & Partial<Pick<Prepared, 'media'>>,
  currency: string,
): ListingInput {
  const { listing } = staged as StagedObject;
  return {
    ...listing,
    // Without an external number, the one people see is the software's own.
    listingId: numberOf(staged as StagedObject),
    currency: listing.currency ?? currency,
    texts: [listing, ...variants.map((variant) => variant.staged.listing)].flatMap(({ texts }) => texts),
    brokers: listing.brokers.map(({ position: _, ...broker }) => broker),
    media,
  };
}

type Counter = 'created' | 'updated' | 'unchanged' | 'removed' | 'refused';

const COUNTERS: Partial<Record<ImportAction, Counter>> = {
  CREATE: 'created',
  UPDATE: 'updated',
  UNCHANGED: 'unchanged',
  REMOVE: 'removed',
  REFUSE: 'refused',
};

/** Marks the items as applied and counts them, in the same transaction. */
async function note(tx: Tx, runId: string, done: Outcome[], now: Date): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ prepared, action, listingId }) => ({ position: prepared.item.position, action, listingId }));
  await tx.$executeRaw`
    UPDATE "ImportItem" AS item
    SET action = done.action::"ImportAction", "listingId" = done."listingId", "appliedAt" = ${now}, sealed = NULL, mapped = NULL
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS done(position int, action text, "listingId" uuid)
    WHERE item."runId" = ${runId}::uuid AND item.position = done.position`;
  const issues = done.flatMap(({ prepared: { item }, issues }) =>
    issues.map((issue) => ({ ...issue, id: uuidv7(), runId, position: item.position, key: item.number })),
  );
  if (issues.length > 0) await tx.importIssue.createMany({ data: issues });
  const warnings = issues.filter(({ severity }) => severity === 'WARNING').length;
  await count(
    tx,
    runId,
    done.map(({ action }) => action),
    warnings,
  );
}

async function count(tx: Tx, runId: string, actions: ImportAction[], warnings: number): Promise<void> {
  const counts: Partial<Record<Counter, { increment: number }>> = {};
  for (const [action, counter] of Object.entries(COUNTERS)) {
    const increment = actions.filter((entry) => entry === action).length;
    if (increment > 0) counts[counter] = { increment };
  }
  const data = { ...counts, objectsApplied: { increment: actions.length }, warnings: { increment: warnings } };
  await tx.importRun.update({ where: { id: runId }, data });
}
