import type { Emit, Tx } from '../platform/index.ts';
import { keepVersions } from './listing-versions.ts';

export interface Withdrawal {
  /** Who takes it off: `import:<run>`, `person:<id>`, … */
  actor: string;
  now: Date;
  /** When a delivery says so: an older one that comes late does not bring it back. */
  deliveredAt?: Date;
}

/**
 * Takes listings off the market; their rows and history stay. Doing it again changes nothing.
 * @returns the ids of those that were on it.
 */
export async function withdrawListings(
  tx: Tx,
  emit: Emit,
  ids: string[],
  { actor, now, deliveredAt }: Withdrawal,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const open = await tx.$queryRaw<{ id: string; agencyId: string }[]>`
    SELECT id, "agencyId" FROM "Listing" WHERE id = ANY(${ids}::uuid[]) AND "withdrawnAt" IS NULL ORDER BY id FOR UPDATE`;
  const gone = open.map(({ id }) => id);
  await keepVersions(tx, gone, actor, now);
  await tx.listing.updateMany({
    where: { id: { in: gone } },
    data: { withdrawnAt: now, deliveredAt, version: { increment: 1 } },
  });
  for (const { id, agencyId } of open) {
    emit({ type: 'listing.withdrawn', subjectType: 'Listing', subjectId: id, agencyId, actor });
  }
  return new Set(gone);
}
