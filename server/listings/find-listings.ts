import type { AliasKind } from '../platform/generated/prisma/enums.ts';
import type { Tx } from '../platform/index.ts';

/** Every number an object may be known by; at least one is given. */
export type Identifiers = Partial<Record<AliasKind, string | null>>;

/** What a delivery needs to know of a listing that is here already. */
export interface KnownListing {
  id: string;
  sourceHash: string | null;
  sourceId: string | null;
  deliveredAt: Date | null;
  withdrawnAt: Date | null;
}

/** The order in which numbers are believed. */
export const aliasKinds: AliasKind[] = ['OBID', 'EXTERN', 'INTERN'];

/**
 * The listings of the agency that the numbers belong to, withdrawn or not, in one statement.
 * @returns one entry for each of `wanted`, in its order; undefined where there is none.
 */
export async function findListings(
  tx: Tx,
  agencyId: string,
  wanted: Identifiers[],
): Promise<(KnownListing | undefined)[]> {
  const numbers = wanted.flatMap((identifiers) =>
    aliasKinds.flatMap((kind) => (identifiers[kind] ? [{ kind, value: identifiers[kind] }] : [])),
  );
  if (numbers.length === 0) return wanted.map(() => undefined);
  const rows = await tx.$queryRaw<(KnownListing & { kind: AliasKind; value: string })[]>`
    SELECT DISTINCT alias.kind, alias.value, listing.id, listing."sourceHash", listing."sourceId",
      listing."deliveredAt", listing."withdrawnAt"
    FROM json_to_recordset(${JSON.stringify(numbers)}::json) AS wanted(kind text, value text)
    JOIN "ListingAlias" AS alias
      ON alias."agencyId" = ${agencyId}::uuid AND alias.kind = wanted.kind::"AliasKind" AND alias.value = wanted.value
    JOIN "Listing" AS listing ON listing.id = alias."listingId"`;
  const byNumber = new Map(rows.map(({ kind, value, ...listing }) => [`${kind} ${value}`, listing]));
  return wanted.map((identifiers) => {
    const kind = aliasKinds.find((kind) => identifiers[kind] && byNumber.has(`${kind} ${identifiers[kind]}`));
    return kind && byNumber.get(`${kind} ${identifiers[kind]}`);
  });
}
