import { type KnownListing, knownListings } from '../../listings/index.ts';
import type { Issue } from '../../openimmo/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import { type Platform, uuidv7 } from '../../platform/index.ts';
import { type Decidable, decide, unknown } from './decide.ts';
import { openStaged, variantsOf } from './prepare.ts';
import { deliveredAt, type RunContext } from './run-context.ts';
import { leftAfter } from './save-objects.ts';
import type { StagedObject } from './staged-object.ts';

const BATCH = 500;

/** Says of each staged object what applying it would do. Nothing of the agency's changes; doing it again is the same. */
export async function previewItems(platform: Platform, context: RunContext): Promise<void> {
  const { run, signal } = context;
  const counts = new Map<ImportAction, number>();
  // What would have become of the listings by then: the file may name one again.
  const after = new Map<string, KnownListing>();
  await platform.prisma.importIssue.deleteMany({
    where: { runId: run.id, code: { in: ['UNKNOWN_OBJECT', 'OLDER_DELIVERY'] } },
  });
  let position = 0;
  for (;;) {
    signal.throwIfAborted();
    const items = await platform.prisma.importItem.findMany({
      where: { runId: run.id, position: { gt: position }, request: { not: 'ABSENT' } },
      orderBy: { position: 'asc' },
      take: BATCH,
    });
    if (items.length === 0) break;
    for (const { action } of await previewBatch(platform, context, items, after)) {
      counts.set(action, (counts.get(action) ?? 0) + 1);
    }
    position = items.at(-1)?.position ?? position;
  }
  await platform.prisma.importRun.update({
    where: { id: run.id },
    data: {
      created: counts.get('CREATE') ?? 0,
      updated: counts.get('UPDATE') ?? 0,
      unchanged: counts.get('UNCHANGED') ?? 0,
      removed: counts.get('REMOVE') ?? 0,
      refused: counts.get('REFUSE') ?? 0,
      warnings: await platform.prisma.importIssue.count({ where: { runId: run.id, severity: 'WARNING' } }),
    },
  });
}

interface Previewed {
  item: ImportItemModel;
  action: ImportAction;
  issues: Issue[];
}

async function previewBatch(
  platform: Platform,
  context: RunContext,
  items: ImportItemModel[],
  after: Map<string, KnownListing>,
): Promise<Previewed[]> {
  const { run } = context;
  const before = await knownListings(
    platform.prisma,
    items.flatMap(({ listingId }) => listingId ?? []),
  );
  const objects = await objectsOf(platform, context, items);
  const previewed: Previewed[] = [];
  for (const object of objects) {
    const { item } = object;
    const id = item.listingId ?? '';
    const known = after.get(id) ?? before.get(id);
    let { action, issues } = decide(context, object, known);
    if (action === 'REMOVE' && known) {
      const left = (await leftAfter(platform, platform.prisma, context, [{ prepared: object, known }])).get(object);
      if (left) [action, issues] = left.gone.length > 0 ? ['UPDATE', []] : ['IGNORE', [unknown]];
    }
    if (action !== 'REFUSE' && action !== 'IGNORE') after.set(id, become(context, object, { id, known, action }));
    previewed.push({ item, action, issues });
  }
  await write(platform, run.id, previewed);
  return previewed;
}

interface Object extends Decidable {
  item: ImportItemModel;
  staged: StagedObject | undefined;
}

async function objectsOf(platform: Platform, { run }: RunContext, items: ImportItemModel[]): Promise<Object[]> {
  const variants = await variantsOf(platform, run, items);
  return items.map((item, index) => {
    const all = [item, ...(variants[index] ?? [])];
    const staged = item.mapped ? openStaged(platform, item) : undefined;
    const languages = staged ? all.map((entry) => (entry.mapped ? openStaged(platform, entry).language : null)) : null;
    return { item, staged, hashes: all.map(({ hash }) => hash), languages };
  });
}

function become(
  { run }: RunContext,
  { hashes }: Object,
  { id, known, action }: { id: string; known: KnownListing | undefined; action: ImportAction },
): KnownListing {
  const isGone = action === 'REMOVE';
  return {
    id,
    sourceHashes: isGone || action === 'UNCHANGED' ? (known?.sourceHashes ?? []) : hashes,
    sourceId: run.sourceId,
    deliveredAt: deliveredAt(run),
    withdrawnAt: isGone ? deliveredAt(run) : null,
    languages: known?.languages ?? [],
  };
}

async function write({ prisma }: Platform, runId: string, previewed: Previewed[]): Promise<void> {
  const rows = previewed.map(({ item: { position }, action }) => ({ position, action }));
  await prisma.$executeRaw`
    UPDATE "ImportItem" AS item SET action = row.action::"ImportAction"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(position int, action text)
    WHERE item."runId" = ${runId}::uuid AND item.position = row.position`;
  const issues = previewed.flatMap(({ item: { position, number }, issues }) =>
    issues.map((issue) => ({ ...issue, id: uuidv7(), runId, position, key: number })),
  );
  if (issues.length > 0) await prisma.importIssue.createMany({ data: issues });
}
