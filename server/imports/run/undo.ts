import { restoreVersions, withdrawListings } from '../../listings/index.ts';
import type { ImportRunModel } from '../../platform/generated/prisma/models.ts';
import type { Emit, Platform, Tx } from '../../platform/index.ts';
import { isNoNumber } from './placeholders.ts';
import { actorOf, deliveredAt } from './run-context.ts';

const BATCH = 500;

interface Done {
  position: number;
  action: 'CREATE' | 'UPDATE' | 'REMOVE';
  listingId: string;
}

/**
 * Takes back what a run did: what it created goes, what it changed or removed is as before. A listing that somebody
 * changed since, or a later delivery spoke of, is left as it is, and so is one whose number is another listing's by now. Killed anywhere and called again, the result is the
 * same.
 */
export async function undoItems(platform: Platform, runId: string, signal: AbortSignal): Promise<void> {
  const run = await platform.prisma.importRun.findUniqueOrThrow({ where: { id: runId } });
  let position = 2 ** 31 - 1;
  for (;;) {
    signal.throwIfAborted();
    const last = await platform.change(async (tx, emit) => {
      const items = await tx.$queryRaw<Done[]>`
        SELECT position, action, "listingId" FROM "ImportItem"
        WHERE "runId" = ${runId}::uuid AND action IN ('CREATE', 'UPDATE', 'REMOVE') AND "listingId" IS NOT NULL
          AND "appliedAt" IS NOT NULL AND "undoneAt" IS NULL AND position < ${position}
        ORDER BY position DESC LIMIT ${BATCH} FOR UPDATE`;
      await undoBatch(tx, emit, run, items, platform.clock.now());
      return items.at(-1)?.position;
    });
    if (last === undefined) return;
    position = last;
  }
}

async function undoBatch(tx: Tx, emit: Emit, run: ImportRunModel, items: Done[], now: Date): Promise<void> {
  const by = `undo:${run.id}`;
  const ours = await lastTouchedBy(tx, run, items);
  const created = new Set(await createdBy(tx, run.id, [...ours]));
  const back = await withdrawListings(tx, emit, [...created], { actor: by, now });
  const replaced = await numberedAnew(tx, [...ours]);
  const rest = [...ours].filter((id) => !created.has(id) && !replaced.has(id));
  const restored = await restoreVersions(tx, emit, { actor: actorOf(run), ids: rest, by, now });
  const undone = items.filter(({ listingId }) => back.has(listingId) || restored.has(listingId));
  await tx.importItem.updateMany({
    where: { runId: run.id, position: { in: undone.map(({ position }) => position) } },
    data: { undoneAt: now },
  });
}

/** Of the listings, those of which this run's was the last word. */
async function lastTouchedBy(tx: Tx, run: ImportRunModel, items: Done[]): Promise<Set<string>> {
  const ids = [...new Set(items.map(({ listingId }) => listingId))];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT listing.id FROM "Listing" AS listing
    LEFT JOIN "ListingVersion" AS version ON version."listingId" = listing.id AND version.actor = ${actorOf(run)}
    WHERE listing.id = ANY(${ids}::uuid[]) AND listing."sourceId" = ${run.sourceId}::uuid
      AND listing."deliveredAt" = ${deliveredAt(run)} AND listing.version = coalesce(version."replacedBy", 1)`;
  return new Set(rows.map(({ id }) => id));
}

/** Of listings that are off the market, those whose number a later delivery gave to another one, which is on it. */
async function numberedAnew(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string; value: string }[]>`
    SELECT gone.id, number.value FROM "Listing" AS gone
    JOIN "ListingAlias" AS number ON number."listingId" = gone.id AND number.current AND number.kind = 'EXTERN'
    JOIN "ListingAlias" AS same ON same."agencyId" = gone."agencyId" AND same.kind = 'EXTERN'
      AND same.value = number.value AND same.current AND same."listingId" <> gone.id
    JOIN "Listing" AS other ON other.id = same."listingId" AND other."withdrawnAt" IS NULL
      AND other."sourceProvider" IS NOT DISTINCT FROM gone."sourceProvider"
    WHERE gone.id = ANY(${ids}::uuid[]) AND gone."withdrawnAt" IS NOT NULL`;
  return new Set(rows.flatMap(({ id, value }) => (isNoNumber(value) ? [] : id)));
}

async function createdBy(tx: Tx, runId: string, ids: string[]): Promise<string[]> {
  const rows = await tx.importItem.findMany({
    where: { runId, action: 'CREATE', listingId: { in: ids } },
    select: { listingId: true },
    distinct: 'listingId',
  });
  return rows.flatMap(({ listingId }) => listingId ?? []);
}
