import { type DefaultConnectionArguments, resolveCursorConnection } from '@pothos/plugin-relay';
import type { Actor } from '../../accounts/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import type { Platform } from '../../platform/index.ts';
import { changesOf, type FieldChange } from './run-changes.ts';
import { type StagedObject, stagedContext } from './staged-object.ts';

/** An object of a delivery with what people recognise it by. */
export type ListedItem = ImportItemModel & { title: string | null; city: string | null; changes: FieldChange[] };

interface ListArguments extends DefaultConnectionArguments {
  action?: ImportAction[] | null;
}

/** A page of a run's objects, by position; everything on it comes with a fixed number of statements. */
export async function listItems(
  platform: Platform,
  actor: Actor,
  runId: string,
  args: ListArguments,
  request?: 'ABSENT',
) {
  const where = {
    runId,
    request: request ?? { not: 'ABSENT' },
    action: args.action ? { in: args.action } : undefined,
  };
  const page = await resolveCursorConnection<Promise<ListedItem[]>>(
    { args, toCursor: (item) => String((item as ListedItem).position) },
    async ({ before, after, limit, inverted }) => {
      const items = await platform.prisma.importItem.findMany({
        where: {
          ...where,
          position: { gt: after ? Number(after) : undefined, lt: before ? Number(before) : undefined },
        },
        orderBy: { position: inverted ? 'desc' : 'asc' },
        take: limit,
      });
      return describeAll(platform, actor, runId, items);
    },
  );
  return { ...page, totalCount: () => platform.prisma.importItem.count({ where }) };
}

async function describeAll(
  platform: Platform,
  actor: Actor,
  runId: string,
  items: ImportItemModel[],
): Promise<ListedItem[]> {
  const { dryRun } = await platform.prisma.importRun.findUniqueOrThrow({ where: { id: runId } });
  const changes = await changesOf(platform, actor, { id: runId, dryRun }, items);
  const listings = await platform.prisma.listing.findMany({
    where: { id: { in: items.flatMap(({ listingId }) => listingId ?? []) } },
    select: { id: true, title: true, city: true },
  });
  return items.map((item) => {
    const { title, city } = listings.find(({ id }) => id === item.listingId) ?? stagedNames(platform, item);
    return { ...item, title, city, changes: changes.get(item.position) ?? [] };
  });
}

function stagedNames({ vault }: Platform, { runId, position, mapped }: ImportItemModel) {
  if (!mapped) return { title: null, city: null };
  const { listing } = vault.open<StagedObject>(mapped, stagedContext(runId, position));
  return { title: listing.texts[0]?.title ?? null, city: listing.city };
}
