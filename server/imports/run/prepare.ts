import { type KnownListing, knownListings, type ListingInput } from '../../listings/index.ts';
import type { Issue } from '../../openimmo/index.ts';
import type { ImportItemModel, ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { type Platform, sha256Hex } from '../../platform/index.ts';
import { type KeptBefore, keptBefore } from '../package/attachment-keeper.ts';
import { type Decidable, decide } from './decide.ts';
import type { RunContext } from './run-context.ts';
import { type StagedObject, stagedContext } from './staged-object.ts';

/** Objects whose attachments are read at the same time. */
const READERS = 4;

/** An item with all that can be done outside of the transaction. */
export interface Prepared extends Decidable {
  item: ImportItemModel;
  /** Undefined for an object that was here already when it was read. */
  staged: StagedObject | undefined;
  variants: { staged: StagedObject; item: ImportItemModel }[];
  /** Undefined when nothing changed, and so no attachment was read. */
  media: ListingInput['media'] | undefined;
  issues: Issue[];
}

export async function prepareAll(
  platform: Platform,
  context: RunContext,
  items: ImportItemModel[],
): Promise<Prepared[]> {
  const variants = await variantsOf(platform, context.run, items);
  const prepared = items.map((item, index): Prepared => {
    const own = variants[index] ?? [];
    const staged = item.mapped ? openStaged(platform, item) : undefined;
    // What was here already came with all its languages, or the content of each is there.
    const further = staged ? own.map((entry) => ({ item: entry, staged: openStaged(platform, entry) })) : [];
    return {
      item,
      staged,
      variants: further,
      hashes: [item, ...own].map(({ hash }) => hash),
      languages: staged ? [staged, ...further.map((variant) => variant.staged)].map(({ language }) => language) : null,
      media: undefined,
      issues: [],
    };
  });
  await keepAll(platform, context, prepared);
  return prepared;
}

export function openStaged({ vault }: Platform, { runId, position, mapped }: ImportItemModel): StagedObject {
  if (!mapped) throw new Error(`item ${position} of run ${runId} has no content`);
  return vault.open<StagedObject>(mapped, stagedContext(runId, position));
}

/** The further languages of each object, up to the next delivery of the same listing. */
export async function variantsOf(
  { prisma }: Platform,
  { id: runId }: Pick<ImportRunModel, 'id'>,
  items: ImportItemModel[],
): Promise<ImportItemModel[][]> {
  const listingIds = items.flatMap(({ request, listingId }) =>
    listingId !== null && (request === 'UPSERT' || request === 'REFERENCE') ? [listingId] : [],
  );
  const translated = await prisma.importItem.findMany({
    where: { runId, request: 'VARIANT', listingId: { in: listingIds } },
    distinct: 'listingId',
    select: { listingId: true },
  });
  if (translated.length === 0) return items.map(() => []);
  const all = await prisma.importItem.findMany({
    where: {
      runId,
      listingId: { in: translated.flatMap(({ listingId }) => listingId ?? []) },
      request: { not: 'ABSENT' },
    },
    orderBy: { position: 'asc' },
  });
  const byListing = new Map<string | null, ImportItemModel[]>();
  for (const item of all) byListing.set(item.listingId, [...(byListing.get(item.listingId) ?? []), item]);
  return items.map((item) => {
    if (item.listingId === null || (item.request !== 'UPSERT' && item.request !== 'REFERENCE')) return [];
    const later = (byListing.get(item.listingId) ?? []).filter(({ position }) => position > item.position);
    const end = later.findIndex(({ request }) => request !== 'VARIANT');
    return (end < 0 ? later : later.slice(0, end)).filter(({ refused }) => !refused);
  });
}

/** Reads the attachments of what is new or changed. */
async function keepAll(platform: Platform, context: RunContext, prepared: Prepared[]): Promise<void> {
  const listings = await knownListings(
    platform.prisma,
    prepared.flatMap(({ item }) => item.listingId ?? []),
  );
  const changed = prepared.flatMap((entry) => {
    const known = listings.get(entry.item.listingId ?? '');
    const { action } = decide(context, entry, known);
    return entry.staged && (action === 'CREATE' || action === 'UPDATE') ? [{ entry, staged: entry.staged, known }] : [];
  });
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
      if (kept.retry)
        entry.hashes = entry.hashes.map((hash, place) => (place > 0 ? hash : sha256Hex(`${hash} incomplete`)));
    }
  };
  await Promise.all(Array.from({ length: READERS }, work));
}

const beforeOf = (before: Map<string, KeptBefore[]>, known: KnownListing | undefined): KeptBefore[] =>
  (known && before.get(known.id)) ?? [];
