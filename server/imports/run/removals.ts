import { withdrawListings } from '../../listings/index.ts';
import { type Platform, Prisma, type Tx } from '../../platform/index.ts';
import { asColumns, type Reason } from '../import-error.ts';
import { actorOf, deliveredAt, type RunContext } from './run-context.ts';

/**
 * When a full delivery looks like a mistake: more than this share of the stock gone, and more than this many. A source
 * may have limits of its own.
 */
export const GONE_SHARE = 0.3;
export const GONE_COUNT = 3;

const BATCH = 500;

interface Absent {
  id: string;
  key: string;
  number: string | null;
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
    await supersede(tx, run);
    let held = run.objectsTotal === 0 ? emptyDelivery : undefined;
    const absent: Absent[] = [];
    for (const [key, objects] of offices(context)) {
      const gone = await absentOf(tx, context, key);
      held ??= await suspicion(tx, context, key, objects, gone.length);
      absent.push(...gone);
    }
    if (absent.length > 0) held ??= (await unnumbered(tx, run.id)) ?? anybodys(context);
    const rows = absent.map(({ id, key, number }, index) => ({
      runId: run.id,
      position: run.objectsTotal + index + 1,
      key,
      number,
      listingId: id,
    }));
    await tx.$executeRaw`
      INSERT INTO "ImportItem" ("runId", position, key, number, request, hash, "listingId", action)
      SELECT ${run.id}::uuid, position, key, number, 'ABSENT', '', "listingId",
        ${run.dryRun ? 'REMOVE' : null}::"ImportAction"
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(position int, key text, number text, "listingId" uuid)`;
    if (held) await tx.importRun.update({ where: { id: run.id }, data: asColumns(held) });
    return held;
  });
}

/** A newer full delivery says anew what is gone: removals of older ones that still wait have no more say. */
async function supersede(tx: Tx, run: RunContext['run']): Promise<void> {
  if (run.dryRun) return;
  await tx.importRun.updateMany({
    where: { agencyId: run.agencyId, sourceId: run.sourceId, state: 'HELD', id: { not: run.id } },
    data: { state: 'DONE', decision: 'REFUSED', decidedAt: run.startedAt, decidedBy: actorOf(run) },
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
    WITH absent AS (
      SELECT id FROM "Listing"
      WHERE "agencyId" = ${run.agencyId}::uuid AND "sourceId" = ${run.sourceId}::uuid AND ${isOffice(key)}
        AND "withdrawnAt" IS NULL AND NOT "isReference" AND "deliveredAt" <= ${deliveredAt(run)}
      EXCEPT SELECT "listingId" FROM "ImportItem" WHERE "runId" = ${run.id}::uuid)
    SELECT id, key, "listingId" AS number FROM "Listing" JOIN absent USING (id) ORDER BY id`;
}

async function suspicion(tx: Tx, { run, source }: RunContext, key: string | null, objects: number, gone: number) {
  if (gone === 0) return undefined;
  if (objects === 0) return emptyDelivery;
  const [stock] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (
      SELECT id FROM "Listing"
      WHERE "agencyId" = ${run.agencyId}::uuid AND "sourceId" = ${run.sourceId}::uuid AND ${isOffice(key)}
        AND "withdrawnAt" IS NULL AND NOT "isReference"
      EXCEPT SELECT "listingId" FROM "ImportItem" WHERE "runId" = ${run.id}::uuid AND action = 'CREATE') AS before`;
  const before = Number(stock?.count ?? 0);
  return gone > source.goneCount && gone > before * source.goneShare ? tooManyGone(gone, before) : undefined;
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

const sharedDoor: Reason = {
  code: 'SHARED_DOOR',
  message:
    'The delivery came through the account that all agencies share. What it holds was taken; nothing was removed.',
  hint: 'An admin looks at what is missing from it and releases the removals.',
};

/** Whoever knows the shared account could empty a stock: removals through it always wait. */
const anybodys = ({ source }: RunContext): Reason | undefined => (source.agencyId === null ? sharedDoor : undefined);

const unnumberedObjects: Reason = {
  code: 'UNNUMBERED_OBJECTS',
  message: 'Some objects have no number, so it is not known which ones are missing. Nothing was removed.',
  hint: 'Give every object a number in your software and send again.',
};

async function unnumbered(tx: Tx, runId: string): Promise<Reason | undefined> {
  const nameless = await tx.importItem.count({ where: { runId, key: null } });
  return nameless > 0 ? unnumberedObjects : undefined;
}

/**
 * Takes the staged removals off the market, a batch in a transaction. What was delivered again since they were staged
 * stays.
 */
export async function applyRemovals(platform: Platform, { run, signal, step }: RunContext): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const left = await platform.change(async (tx, emit) => {
      const now = platform.clock.now();
      const items = await tx.$queryRaw<{ position: number; listingId: string; isGone: boolean }[]>`
        SELECT item.position, item."listingId",
          listing."sourceId" = ${run.sourceId}::uuid AND listing."deliveredAt" <= ${deliveredAt(run)} AS "isGone"
        FROM "ImportItem" AS item JOIN "Listing" AS listing ON listing.id = item."listingId"
        WHERE item."runId" = ${run.id}::uuid AND item.position > ${run.objectsTotal} AND item.request = 'ABSENT'
          AND item."appliedAt" IS NULL
        ORDER BY item.position LIMIT ${BATCH} FOR UPDATE OF item`;
      const ids = items.filter(({ isGone }) => isGone).map(({ listingId }) => listingId);
      const gone = await withdrawListings(tx, emit, ids, { actor: actorOf(run), now, deliveredAt: deliveredAt(run) });
      await noteRemovals(tx, run.id, items, gone, now);
      return items.length;
    });
    step('removed');
    if (left < BATCH) return;
  }
}

async function noteRemovals(
  tx: Tx,
  runId: string,
  items: { position: number; listingId: string }[],
  gone: Set<string>,
  now: Date,
): Promise<void> {
  const positions = items.map(({ position }) => position);
  await tx.$executeRaw`
    UPDATE "ImportItem" SET "appliedAt" = ${now},
      action = CASE WHEN "listingId" = ANY(${[...gone]}::uuid[]) THEN 'REMOVE' ELSE 'IGNORE' END::"ImportAction"
    WHERE "runId" = ${runId}::uuid AND position = ANY(${positions}::int[])`;
  await tx.importRun.update({ where: { id: runId }, data: { removed: { increment: gone.size } } });
}
