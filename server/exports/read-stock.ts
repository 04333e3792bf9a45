import { readSources } from '../listings/index.ts';
import type { Element } from '../openimmo/index.ts';
import type { ExportModel } from '../platform/generated/prisma/models.ts';
import type { Platform, Prisma } from '../platform/index.ts';

/** What an object is made from. */
const parts = {
  aliases: { where: { kind: 'INTERN' } },
  texts: { orderBy: { id: 'asc' } },
  brokers: { orderBy: { position: 'asc' } },
  media: { orderBy: { order: 'asc' } },
  overrides: { orderBy: { id: 'asc' } },
  offerLinks: { select: { acceptsOffers: true, opensAt: true, closesAt: true, disclosure: true } },
} satisfies Prisma.ListingInclude;

export type StockListing = Prisma.ListingGetPayload<{ include: typeof parts }> & {
  /** The elements it was received as, and the version they named; undefined for one made here. */
  source: { elements: Element[]; version: string | null } | undefined;
};

/** The listings that one delivering office of one source sent; without a source, those made here. */
export interface Office {
  sourceId: string | null;
  provider: string | null;
  count: number;
}

/** Listings that are read at once: their sources are in memory, opened. */
const PAGE = 50;

const wanted = ({ agencyId, listingIds }: ExportModel): Prisma.ListingWhereInput => ({
  agencyId,
  withdrawnAt: null,
  ...(listingIds.length > 0 ? { id: { in: listingIds } } : {}),
});

/** The offices whose listings an export holds, always in the same order. */
export async function readOffices({ prisma }: Platform, asked: ExportModel): Promise<Office[]> {
  const groups = await prisma.listing.groupBy({
    by: ['sourceId', 'sourceProvider'],
    where: wanted(asked),
    _count: true,
    orderBy: [{ sourceId: 'asc' }, { sourceProvider: 'asc' }],
  });
  return groups.map(({ sourceId, sourceProvider, _count }) => ({ sourceId, provider: sourceProvider, count: _count }));
}

/** The listings of an office in the order in which they came to be, a page at a time. */
export async function* readStock(platform: Platform, asked: ExportModel, office: Office): AsyncGenerator<StockListing> {
  const { prisma, vault } = platform;
  const where = { AND: [wanted(asked), { sourceId: office.sourceId, sourceProvider: office.provider }] };
  for (let after: string | undefined; ; ) {
    const page: Omit<StockListing, 'source'>[] = await prisma.listing.findMany({
      where: after ? { AND: [where, { id: { gt: after } }] } : where,
      orderBy: { id: 'asc' },
      take: PAGE,
      include: parts,
    });
    const ids = page.map(({ id }) => id);
    const sources = await readSources<Element>(prisma, vault, asked.agencyId, ids);
    for (const listing of page) yield { ...listing, source: sources.get(listing.id) };
    after = ids.at(-1);
    if (page.length < PAGE) return;
  }
}
