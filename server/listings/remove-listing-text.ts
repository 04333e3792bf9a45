import type { Emit, Tx } from '../platform/index.ts';
import type { Identifiers } from './find-listings.ts';
import { textOf } from './listing-input.ts';
import { keepVersions } from './listing-versions.ts';
import { writeAliases } from './write-aliases.ts';

/**
 * Takes one language off a listing. The next delivery of the listing counts as changed.
 * @param removal.sealed what the listing was received as, without that language; `sealSource` makes it.
 * @param removal.identifiers the numbers in that: those of the language that goes are no longer current.
 * @returns how many languages are left.
 */
export async function removeListingText(
  tx: Tx,
  emit: Emit,
  removal: {
    id: string;
    language: string;
    sealed: Uint8Array<ArrayBuffer>;
    identifiers: Identifiers[];
    actor: string;
    now: Date;
  },
): Promise<number> {
  const { id, language, sealed, identifiers, actor, now } = removal;
  await keepVersions(tx, [id], actor, now);
  await tx.listingText.deleteMany({ where: { listingId: id, language } });
  await tx.listingOverride.deleteMany({ where: { listingId: id, field: { startsWith: `texts.${language}.` } } });
  await tx.listingSource.update({ where: { listingId: id }, data: { sealed } });
  const left = await tx.listingText.findMany({ where: { listingId: id }, orderBy: { id: 'asc' } });
  const { agency } = await tx.listing.findUniqueOrThrow({ where: { id }, select: { agency: true } });
  const { agencyId } = await tx.listing.update({
    where: { id },
    data: { title: textOf(left, agency.locale)?.title ?? null, sourceHashes: [], version: { increment: 1 } },
    select: { agencyId: true },
  });
  await writeAliases(tx, agencyId, [{ id, identifiers }]);
  emit({ type: 'listing.updated', subjectType: 'Listing', subjectId: id, agencyId, actor });
  return left.length;
}
