import { findListings } from '../../listings/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import type { Platform } from '../../platform/index.ts';
import type { RunContext } from './apply.ts';
import { identifiersOf } from './stage.ts';
import { type StagedObject, stagedContext } from './staged-object.ts';

const BATCH = 500;

/** Says of each staged object what applying it would do. Nothing of the agency's changes; doing it again is the same. */
export async function previewItems(platform: Platform, { run, signal }: RunContext): Promise<void> {
  const counts = new Map<ImportAction, number>();
  let position = 0;
  for (;;) {
    signal.throwIfAborted();
    const items = await platform.prisma.importItem.findMany({
      where: { runId: run.id, position: { gt: position }, request: { not: 'ABSENT' } },
      orderBy: { position: 'asc' },
      take: BATCH,
    });
    if (items.length === 0) break;
    for (const { action } of await previewBatch(platform, run.id, run.agencyId, items)) {
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
    },
  });
}

async function previewBatch(platform: Platform, runId: string, agencyId: string, items: ImportItemModel[]) {
  const staged = items.map(({ position, mapped }) =>
    mapped ? platform.vault.open<StagedObject>(mapped, stagedContext(runId, position)) : undefined,
  );
  const known = await findListings(
    platform.prisma,
    agencyId,
    staged.map((object) => (object ? identifiersOf(object) : {})),
  );
  const rows = items.map((item, index) => {
    const listing = known[index];
    const isHere = listing !== undefined && !listing.withdrawnAt;
    return {
      position: item.position,
      action: actionOf(item, isHere, listing?.sourceHash === item.hash),
      listingId: item.listingId ?? listing?.id ?? null,
    };
  });
  await platform.prisma.$executeRaw`
    UPDATE "ImportItem" AS item SET action = row.action::"ImportAction", "listingId" = row."listingId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(position int, action text, "listingId" uuid)
    WHERE item."runId" = ${runId}::uuid AND item.position = row.position`;
  return rows;
}

function actionOf({ request, refused, mapped }: ImportItemModel, isHere: boolean, isSame: boolean): ImportAction {
  if (refused) return 'REFUSE';
  if (request === 'VARIANT') return 'IGNORE';
  if (!mapped) return 'UNCHANGED';
  if (request === 'DELETE') return isHere ? 'REMOVE' : 'IGNORE';
  if (!isHere) return 'CREATE';
  return isSame ? 'UNCHANGED' : 'UPDATE';
}
