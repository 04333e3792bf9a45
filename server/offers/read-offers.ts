import type { Financing, OfferStatus } from '../platform/generated/prisma/enums.ts';
import type { Platform, Prisma } from '../platform/index.ts';
import { createBatch, perOwner } from './batch.ts';
import { writeReference } from './reference.ts';

/** Which offers; everything given must hold. */
export interface OfferFilter {
  /** As the buyer says or writes it. */
  reference?: string | null;
  listingId?: string | null;
  status?: readonly OfferStatus[] | null;
  financing?: readonly Financing[] | null;
  minAmount?: string | null;
  maxAmount?: string | null;
  from?: Date | null;
  until?: Date | null;
}

/** The filter as a where clause; who may see what comes on top. */
export function offersWhere(filter: OfferFilter): Prisma.OfferWhereInput {
  return {
    reference: filter.reference ? writeReference(filter.reference) : undefined,
    listingId: filter.listingId ?? undefined,
    state: filter.status ? { status: { in: [...filter.status] } } : undefined,
    financing: filter.financing ? { in: [...filter.financing] } : undefined,
    amount: { gte: filter.minAmount ?? undefined, lte: filter.maxAmount ?? undefined },
    createdAt: { gte: filter.from ?? undefined, lt: filter.until ?? undefined },
  };
}

const names = perOwner((platform: Platform) => createBatch((actors) => readNames(platform, actors)));

/** What to call the actor of a log entry: a member of staff or a key by name, nobody for the buyer and the system. */
export async function actorDisplayName(platform: Platform, actor: string): Promise<string | null> {
  if (!/^(person|key):/.test(actor)) return null;
  return (await names(platform)(actor)) ?? null;
}

async function readNames({ prisma }: Platform, actors: string[]): Promise<Map<string, string>> {
  const ids = actors.map((actor) => actor.slice(actor.indexOf(':') + 1));
  const query = { where: { id: { in: ids } }, select: { id: true, name: true } };
  const [people, keys] = await Promise.all([prisma.person.findMany(query), prisma.apiKey.findMany(query)]);
  return new Map([
    ...people.map(({ id, name }) => [`person:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`key:${id}`, name] as const),
  ]);
}
