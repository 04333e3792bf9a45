import type { Tx, Vault } from '../platform/index.ts';

const contextOf = (agencyId: string): string => `listing-source:${agencyId}`;

/**
 * Seals the elements a listing was received as, for `saveListings`.
 * @param elements as JSON: a list, with one element for each language.
 */
export const sealSource = (vault: Vault, agencyId: string, elements: string): Uint8Array =>
  vault.sealText(elements, contextOf(agencyId));

/** What `sealSource` sealed. */
export const openSource = <T>(vault: Vault, agencyId: string, sealed: Uint8Array): T[] =>
  vault.open<T[]>(sealed, contextOf(agencyId));

/** The elements that listings were received as, by listing; those that came another way are not in it. */
export async function readSources<T>(
  tx: Tx,
  vault: Vault,
  agencyId: string,
  listingIds: string[],
): Promise<Map<string, { elements: T[]; version: string | null }>> {
  const rows = await tx.listingSource.findMany({ where: { listingId: { in: listingIds }, listing: { agencyId } } });
  return new Map(
    rows.map(({ listingId, sealed, version }) => [
      listingId,
      { elements: openSource<T>(vault, agencyId, sealed), version },
    ]),
  );
}
