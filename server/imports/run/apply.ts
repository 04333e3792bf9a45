import { type KnownListing, knownListings } from '../../listings/index.ts';
import type { Issue } from '../../openimmo/index.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import { outageOf, type Platform, type Tx } from '../../platform/index.ts';
import { decide } from './decide.ts';
import { note, type Outcome } from './outcome.ts';
import { type Prepared, prepareAll } from './prepare.ts';
import { progressEvent, type RunContext, stageOptions } from './run-context.ts';
import { type Change, remove, save, touch } from './save-objects.ts';
import { fillItems } from './stage.ts';

const PROGRESS_MS = 1_000;

/**
 * Applies what is staged and not applied, in document order, a batch in a transaction. Applying an item twice does
 * nothing. An object that cannot be saved is refused by itself.
 */
export async function applyItems(platform: Platform, context: RunContext): Promise<void> {
  for (let after = 0; ; ) {
    context.signal.throwIfAborted();
    const items = await nextItems(platform, context, after);
    if (items.length === 0) return;
    const prepared = await prepareAll(platform, context, items);
    context.step('prepared');
    const outdated = await applyBatch(platform, context, prepared);
    if (outdated.length > 0) await fillItems(platform, stageOptions(platform, context), new Set(outdated));
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

/** @returns the positions of items that turned out to need their content. */
async function applyBatch(platform: Platform, context: RunContext, batch: Prepared[]): Promise<number[]> {
  try {
    return await applyTogether(platform, context, batch);
  } catch (error) {
    context.signal.throwIfAborted();
    // One bad object must not stop the others; when the database is away or the disk full, all stop.
    if (outageOf(error)) throw error;
    platform.log.warn({ run: context.run.id, error }, 'a batch failed; trying one by one');
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
    if (outageOf(error)) throw error;
    const { position } = prepared.item;
    platform.log.error({ run: context.run.id, position, error }, 'an object failed');
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
    const own = nameOf(prepared);
    if (waves.length === 0 || (own !== null && names.has(own))) {
      waves.push([]);
      names = new Set();
    }
    waves.at(-1)?.push(prepared);
    if (own !== null) names.add(own);
  }
  return waves;
}

const nameOf = ({ item }: Prepared): string | null =>
  item.request === 'VARIANT' || item.refused ? null : item.listingId;

interface Wave {
  outcomes: Outcome[];
  outdated: number[];
}

/** Applies objects that do not depend on one another, each kind of change in a few statements. */
async function applyWave(change: Change, wave: Prepared[]): Promise<Wave> {
  const { tx, context } = change;
  const listings = await knownListings(
    tx,
    wave.flatMap(({ item }) => item.listingId ?? []),
  );
  const outcomes: Outcome[] = [];
  const here: Prepared[] = [];
  const saves: Parameters<typeof save>[1] = [];
  const removals: Parameters<typeof remove>[1] = [];
  const late: Prepared[] = [];
  for (const prepared of wave) {
    const { item, staged, issues, media } = prepared;
    const known = listings.get(item.listingId ?? '');
    const decision = decide(context, prepared, known);
    const { action } = decision;
    if (action === 'REFUSE' || action === 'IGNORE') {
      outcomes.push({ prepared, action, listingId: known?.id ?? null, issues: [...issues, ...decision.issues] });
    } else if (action === 'REMOVE') removals.push({ prepared, known: known as KnownListing });
    else if (!staged) here.push(prepared);
    else if (action !== 'UNCHANGED' && !media) late.push(prepared);
    else saves.push({ prepared, known });
  }
  const touched = await touch(change, here);
  const outdated = here.filter((entry) => !touched.includes(entry));
  const first = Math.min(...[...late, ...outdated].map(({ item }) => item.position));
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

const notSaved: Issue = {
  severity: 'ERROR',
  code: 'NOT_SAVED',
  path: '',
  message: 'The object could not be saved.',
  hint: 'Check that its numbers belong to no other object, and send it again. The other objects were taken.',
};
