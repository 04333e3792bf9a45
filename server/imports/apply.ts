import {
  type Delivery,
  findByIdentifiers,
  type Identifiers,
  keepSource,
  type ListingInput,
  readSource,
  removeListingText,
  saveListing,
  withdrawListing,
} from '../listings/index.ts';
import type { Element, Issue } from '../openimmo/index.ts';
import type { ImportAction } from '../platform/generated/prisma/enums.ts';
import type { ImportItemModel, ImportRunModel } from '../platform/generated/prisma/models.ts';
import { type Emit, type Platform, sha256Hex, type Tx } from '../platform/index.ts';
import { keepAttachments } from './attachments.ts';
import type { OpenPackage } from './package-reader.ts';
import { numberOf, type StagedObject, stagedContext } from './staged-object.ts';

/** What applying needs to know of its run. */
export interface RunContext {
  run: ImportRunModel;
  agency: { locale: string; currency: string };
  providers: { key: string | null; objects: number }[];
  pack: OpenPackage;
  signal: AbortSignal;
  /** Called between steps; a test stops the run there. */
  step: (name: string) => void;
  /** When the last progress was told, in milliseconds. */
  told: number;
}

/** Objects in one transaction. */
const BATCH = 100;
/** Objects whose attachments are read at the same time. */
const READERS = 2;
const PROGRESS_MS = 1_000;

/** What a listing's source is kept as: its element, and one more for each further language. */
export interface KeptSource {
  elements: Element[];
  languages: (string | null)[];
}

/**
 * Applies what is staged and not applied, in document order, a batch in a transaction. Applying an item twice does
 * nothing. An object that cannot be saved is refused by itself.
 */
export async function applyItems(platform: Platform, context: RunContext): Promise<void> {
  for (;;) {
    context.signal.throwIfAborted();
    const items = await platform.prisma.importItem.findMany({
      where: { runId: context.run.id, appliedAt: null, request: { not: 'ABSENT' } },
      orderBy: { position: 'asc' },
      take: BATCH,
    });
    if (items.length === 0) return;
    const prepared = await prepareAll(platform, context, items);
    context.step('prepared');
    await applyBatch(platform, context, prepared);
    context.step('applied');
  }
}

/** An item with all that can be done outside of the transaction. */
interface Prepared {
  item: ImportItemModel;
  staged: StagedObject;
  variants: StagedObject[];
  hash: string;
  /** Undefined when nothing changed, and so no attachment was read. */
  media: ListingInput['media'] | undefined;
  issues: Issue[];
}

async function prepareAll(platform: Platform, context: RunContext, items: ImportItemModel[]): Promise<Prepared[]> {
  const prepared: Prepared[] = new Array(items.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) {
      context.signal.throwIfAborted();
      const item = items[index];
      if (item) prepared[index] = await prepare(platform, context, item);
    }
  };
  await Promise.all(Array.from({ length: READERS }, work));
  return prepared;
}

async function prepare(platform: Platform, context: RunContext, item: ImportItemModel): Promise<Prepared> {
  const staged = openStaged(platform, item);
  const asIs = { item, staged, variants: [], hash: item.hash, media: undefined, issues: [] };
  if (staged.refused || (item.request !== 'UPSERT' && item.request !== 'REFERENCE')) return asIs;
  const siblings = await variantsOf(platform, item);
  const variants = siblings.map((sibling) => openStaged(platform, sibling));
  const hash = siblings.length === 0 ? item.hash : sha256Hex([item, ...siblings].map((entry) => entry.hash).join('\n'));
  const known = await findByIdentifiers(platform.prisma, context.run.agencyId, identifiersOf(staged));
  if (known && known.sourceHash === hash && !known.withdrawnAt) return { ...asIs, variants, hash };
  const kept = await keepAttachments(platform, context.pack, staged.object.listing.media);
  return { item, staged, variants, hash, ...kept };
}

function openStaged({ vault }: Platform, { runId, position, sealed }: ImportItemModel): StagedObject {
  if (!sealed) throw new Error(`item ${position} of run ${runId} has no content`);
  return vault.open<StagedObject>(sealed, stagedContext(runId, position));
}

/** The further languages of an object, up to the next delivery of the same object. */
async function variantsOf({ prisma }: Platform, { runId, key, position }: ImportItemModel) {
  const later = await prisma.importItem.findMany({
    where: { runId, key, position: { gt: position } },
    orderBy: { position: 'asc' },
  });
  const end = later.findIndex(({ request }) => request !== 'VARIANT');
  return end < 0 ? later : later.slice(0, end);
}

const identifiersOf = ({ object }: StagedObject): Identifiers => ({
  OBID: object.identifiers.obid,
  EXTERN: object.identifiers.extern,
  INTERN: object.identifiers.intern,
});

interface Outcome {
  action: ImportAction;
  listingId: string | null;
  issues: Issue[];
}

async function applyBatch(platform: Platform, context: RunContext, batch: Prepared[]): Promise<void> {
  try {
    await applyTogether(platform, context, batch);
  } catch (error) {
    context.signal.throwIfAborted();
    // One bad object must not stop the others; when the database is away, all stop.
    await platform.prisma.$queryRaw`SELECT 1`;
    platform.log.warn({ run: context.run.id, error: (error as Error).message }, 'a batch failed; trying one by one');
    for (const prepared of batch) await applyAlone(platform, context, prepared);
  }
}

async function applyAlone(platform: Platform, context: RunContext, prepared: Prepared): Promise<void> {
  try {
    await applyTogether(platform, context, [prepared]);
  } catch (error) {
    context.signal.throwIfAborted();
    await platform.prisma.$queryRaw`SELECT 1`;
    const { id, position } = prepared.item;
    platform.log.error(
      { run: context.run.id, position, item: id, error: (error as Error).message },
      'an object failed',
    );
    const issue: Issue = {
      severity: 'ERROR',
      code: 'NOT_SAVED',
      path: '',
      message: 'The object could not be saved.',
      hint: 'Check that its numbers belong to no other object, and send it again. The other objects were taken.',
    };
    const refused = { ...prepared, staged: { ...prepared.staged, refused: true }, issues: [issue] };
    await applyTogether(platform, context, [refused]);
  }
}

async function applyTogether(platform: Platform, context: RunContext, batch: Prepared[]): Promise<void> {
  const now = platform.clock.now();
  const tell = now.getTime() - context.told >= PROGRESS_MS;
  await platform.change(async (tx, emit) => {
    const open = await lockOpen(tx, batch);
    const done: { prepared: Prepared; outcome: Outcome }[] = [];
    for (const prepared of batch) {
      if (!open.has(prepared.item.id)) continue;
      const outcome = await applyOne(platform, tx, emit, context, prepared);
      // It changed since it was looked at: this one and what comes after it wait for the next round.
      if (!outcome) break;
      done.push({ prepared, outcome });
    }
    await note(tx, context.run.id, done, now);
    if (tell && done.length > 0) emit(progressEvent(context.run));
  });
  if (tell) context.told = now.getTime();
}

export const progressEvent = ({ id, agencyId }: { id: string; agencyId: string }) => ({
  type: 'import.progress',
  subjectType: 'ImportRun',
  subjectId: id,
  agencyId,
  actor: `import:${id}`,
});

/** The items that nobody has applied yet, held until COMMIT. */
async function lockOpen(tx: Tx, batch: Prepared[]): Promise<Set<string>> {
  const ids = batch.map(({ item }) => item.id);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "ImportItem" WHERE id = ANY(${ids}::uuid[]) AND "appliedAt" IS NULL ORDER BY position FOR UPDATE`;
  return new Set(rows.map(({ id }) => id));
}

async function applyOne(
  platform: Platform,
  tx: Tx,
  emit: Emit,
  context: RunContext,
  prepared: Prepared,
): Promise<Outcome | undefined> {
  const { staged, item, issues } = prepared;
  const { run } = context;
  const known = await findByIdentifiers(tx, run.agencyId, identifiersOf(staged));
  const outcome = (action: ImportAction, more: Issue[] = []): Outcome => ({
    action,
    listingId: known?.id ?? null,
    issues: [...issues, ...more],
  });
  if (staged.refused) return outcome('REFUSE');
  if (item.request === 'VARIANT') return outcome('IGNORE');
  if (known && isOlder(run, known)) return outcome('IGNORE', [older]);
  if (item.request === 'DELETE') {
    if (!known || known.withdrawnAt) return outcome('IGNORE', [unknown]);
    return outcome(await remove(platform, tx, emit, context, staged, known.id));
  }
  const unchanged = known?.sourceHash === prepared.hash && !known.withdrawnAt;
  if (!prepared.media && !unchanged) return undefined;
  const input = toInput(prepared, context.agency.currency);
  const delivery = deliveryOf(context, staged.provider);
  const saved = await saveListing(tx, emit, delivery, identifiersOf(staged), input, prepared.hash);
  if (saved.action !== 'UNCHANGED') {
    const all = [staged, ...prepared.variants];
    const source: KeptSource = {
      elements: all.map(({ element }) => element),
      languages: all.map(({ object }) => object.language),
    };
    await keepSource(tx, platform.vault, saved.id, source);
  }
  return { action: saved.action, listingId: saved.id, issues };
}

/** Deliveries of one source apply in the order they were written; without a time, in the order they came. */
const isOlder = (run: ImportRunModel, known: { sourceId: string | null; deliveredAt: Date | null }): boolean =>
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

export const deliveredAt = (run: ImportRunModel): Date => run.sentAt ?? run.createdAt;

function deliveryOf({ run, agency, providers }: RunContext, provider: number): Delivery {
  return {
    agencyId: run.agencyId,
    locale: agency.locale,
    origin: 'IMPORT',
    sourceId: run.sourceId,
    sourceProvider: providers[provider]?.key ?? null,
    deliveredAt: deliveredAt(run),
    actor: `import:${run.id}`,
  };
}

/** Deleting one of several languages takes its texts; deleting the last one, or the object itself, the listing. */
async function remove(
  { vault, clock }: Platform,
  tx: Tx,
  emit: Emit,
  { run }: RunContext,
  { object }: StagedObject,
  id: string,
): Promise<ImportAction> {
  const { language } = object;
  const source = language ? await readSource<KeptSource>(tx, vault, id) : undefined;
  const isVariant = language && source && source.languages.length > 1 && source.languages.includes(language);
  if (isVariant && (await removeListingText(tx, emit, id, language, `import:${run.id}`)) > 0) return 'UPDATE';
  await withdrawListing(tx, emit, id, `import:${run.id}`, clock.now(), deliveredAt(run));
  return 'REMOVE';
}

function toInput({ staged, variants, media = [] }: Prepared, currency: string): ListingInput {
  const { listing } = staged.object;
  return {
    ...listing,
    // Without an external number, the one people see is the software's own.
    listingId: numberOf(staged.object),
    currency: listing.currency ?? currency,
    texts: [listing, ...variants.map(({ object }) => object.listing)].flatMap(({ texts }) => texts),
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
async function note(tx: Tx, runId: string, done: { prepared: Prepared; outcome: Outcome }[], now: Date): Promise<void> {
  const ids = done.map(({ prepared }) => prepared.item.id);
  const actions = done.map(({ outcome }) => outcome.action);
  const listings = done.map(({ outcome }) => outcome.listingId);
  await tx.$executeRaw`
    UPDATE "ImportItem" AS item
    SET action = done.action::"ImportAction", "listingId" = done.listing, "appliedAt" = ${now}, sealed = NULL
    FROM unnest(${ids}::uuid[], ${actions}::text[], ${listings}::uuid[]) AS done(id, action, listing)
    WHERE item.id = done.id`;
  const issues = done.flatMap(({ prepared: { item, staged }, outcome }) =>
    outcome.issues.map((issue) => ({ ...issue, runId, position: item.position, key: numberOf(staged.object) })),
  );
  await tx.importIssue.createMany({ data: issues });
  await count(tx, runId, actions, issues.filter(({ severity }) => severity === 'WARNING').length);
}

export async function count(tx: Tx, runId: string, actions: ImportAction[], warnings: number): Promise<void> {
  const counts: Partial<Record<Counter, { increment: number }>> = {};
  for (const [action, counter] of Object.entries(COUNTERS)) {
    const increment = actions.filter((entry) => entry === action).length;
    if (increment > 0) counts[counter] = { increment };
  }
  const data = { ...counts, objectsApplied: { increment: actions.length }, warnings: { increment: warnings } };
  await tx.importRun.update({ where: { id: runId }, data });
}
