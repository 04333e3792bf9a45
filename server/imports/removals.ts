import { withdrawListing } from '../listings/index.ts';
import { type Platform, Prisma, type Tx } from '../platform/index.ts';
import { deliveredAt, type RunContext } from './apply.ts';
import { asColumns, type Reason } from './import-error.ts';

/** When a full delivery looks like a mistake: more than this share of the stock gone, and more than this many. */
export const GONE_SHARE = 0.3;
export const GONE_COUNT = 3;

const BATCH = 100;

interface Absent {
  id: string;
  key: string;
}

/**
 * After a full delivery: stages the removal of what it no longer names, limited to what came last through this source
 * from the same offices. When a guard says that this looks like a mistake, nothing is removed.
 * @returns why the removals wait, or undefined when they may be applied.
 */
export async function stageRemovals(platform: Platform, context: RunContext): Promise<Reason | undefined> {
  const { run } = context;
  return platform.change(async (tx) => {
    // Decided before a kill: it stays decided.
    const before = await decided(tx, run.id);
    if (before) return before;
    const staged = await tx.importItem.count({ where: { runId: run.id, request: 'ABSENT' } });
    if (staged > 0) return undefined;
    let held = run.objectsTotal === 0 ? emptyDelivery : undefined;
    const absent: Absent[] = [];
    for (const [key, objects] of offices(context)) {
      const gone = await absentOf(tx, context, key);
      held ??= await suspicion(tx, context, key, objects, gone.length);
      absent.push(...gone);
    }
    if (absent.length > 0) held ??= await unnumbered(tx, run.id);
    await tx.importItem.createMany({
      data: absent.map(({ id, key }, index) => ({
        runId: run.id,
        position: run.objectsTotal + index + 1,
        key,
        request: 'ABSENT',
        hash: '',
        listingId: id,
      })),
    });
    if (held) await tx.importRun.update({ where: { id: run.id }, data: asColumns(held) });
    return held;
  });
}

async function decided(tx: Tx, id: string): Promise<Reason | undefined> {
  const { reason, reasonCode, reasonHint } = await tx.importRun.findUniqueOrThrow({ where: { id } });
  return reasonCode ? { code: reasonCode, message: reason ?? '', hint: reasonHint ?? '' } : undefined;
}

/** The offices of the file with how many objects each sends; a file that names none speaks for the one without a name. */
function offices({ providers }: RunContext): Map<string | null, number> {
  const objects = new Map<string | null, number>();
  for (const provider of providers) objects.set(provider.key, (objects.get(provider.key) ?? 0) + provider.objects);
  return objects;
}

const isOffice = (key: string | null) =>
  key === null ? Prisma.sql`"sourceProvider" IS NULL` : Prisma.sql`"sourceProvider" = ${key}`;

/** References stay: they are sold already. What was delivered after this file was written is not its business. */
function absentOf(tx: Tx, { run }: RunContext, key: string | null): Promise<Absent[]> {
  return tx.$queryRaw<Absent[]>`
    SELECT id, key FROM "Listing" AS listing
    WHERE "agencyId" = ${run.agencyId}::uuid AND "sourceId" = ${run.sourceId}::uuid AND ${isOffice(key)}
      AND "withdrawnAt" IS NULL AND NOT "isReference" AND "deliveredAt" <= ${deliveredAt(run)}
      AND NOT EXISTS (SELECT 1 FROM "ImportItem" AS item WHERE item."runId" = ${run.id}::uuid AND item."listingId" = listing.id)
    ORDER BY id`;
}

async function suspicion(tx: Tx, { run }: RunContext, key: string | null, objects: number, gone: number) {
  if (gone === 0) return undefined;
  if (objects === 0) return emptyDelivery;
  const [stock] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "Listing" AS listing
    WHERE "agencyId" = ${run.agencyId}::uuid AND "sourceId" = ${run.sourceId}::uuid AND ${isOffice(key)}
      AND "withdrawnAt" IS NULL AND NOT "isReference"
      AND NOT EXISTS (SELECT 1 FROM "ImportItem" AS item
        WHERE item."runId" = ${run.id}::uuid AND item."listingId" = listing.id AND item.action = 'CREATE')`;
  const before = Number(stock?.count ?? 0);
  return gone > GONE_COUNT && gone > before * GONE_SHARE ? tooManyGone(gone, before) : undefined;
}

const emptyDelivery: Reason = {
  code: 'NO_OBJECTS',
  message: 'The delivery calls itself complete and holds no object. Nothing was removed.',
  hint: 'Check the selection in your software and send again. To remove everything, delete each object.',
};

const tooManyGone = (gone: number, before: number): Reason => ({
  code: 'TOO_MANY_GONE',
  message: `The delivery calls itself complete, but ${gone} of ${before} objects are missing from it. What it holds was taken; nothing was removed.`,
  hint: 'Check that the export was not cut short, and send again. If the objects are really gone, ask support to release the removals.',
});

const unnumberedObjects: Reason = {
  code: 'UNNUMBERED_OBJECTS',
  message: 'Some objects have no number, so it is not known which ones are missing. Nothing was removed.',
  hint: 'Give every object a number in your software and send again.',
};

async function unnumbered(tx: Tx, runId: string): Promise<Reason | undefined> {
  const nameless = await tx.importItem.count({ where: { runId, key: null } });
  return nameless > 0 ? unnumberedObjects : undefined;
}

/** Takes the staged removals off the market, a batch in a transaction. */
export async function applyRemovals(platform: Platform, { run, signal, step }: RunContext): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const left = await platform.change(async (tx, emit) => {
      const now = platform.clock.now();
      const items = await tx.$queryRaw<{ id: string; listingId: string }[]>`
        SELECT id, "listingId" FROM "ImportItem" WHERE "runId" = ${run.id}::uuid AND request = 'ABSENT' AND "appliedAt" IS NULL
        ORDER BY position LIMIT ${BATCH} FOR UPDATE`;
      for (const { listingId } of items) {
        await withdrawListing(tx, emit, listingId, `import:${run.id}`, now, deliveredAt(run));
      }
      const ids = items.map(({ id }) => id);
      await tx.importItem.updateMany({ where: { id: { in: ids } }, data: { action: 'REMOVE', appliedAt: now } });
      await tx.importRun.update({ where: { id: run.id }, data: { removed: { increment: items.length } } });
      return items.length;
    });
    step('removed');
    if (left < BATCH) return;
  }
}
