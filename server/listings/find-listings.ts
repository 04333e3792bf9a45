import type { AliasKind } from '../platform/generated/prisma/enums.ts';
import type { Tx } from '../platform/index.ts';

/** Every number an object may be known by; at least one is given. */
export type Identifiers = Partial<Record<AliasKind, string | null>>;

/** The kinds of numbers, the most telling first. */
export const aliasKinds: AliasKind[] = ['OBID', 'EXTERN', 'INTERN'];

export interface ListingNumber {
  kind: AliasKind;
  value: string;
}

/** The numbers that are given, one by one. */
export const numbersOf = (identifiers: Identifiers): ListingNumber[] =>
  aliasKinds.flatMap((kind) => (identifiers[kind] ? [{ kind, value: identifiers[kind] }] : []));

/** What a delivery needs to know of a listing that is here already. */
export interface KnownListing {
  id: string;
  /** Of the elements it was delivered as. */
  sourceHashes: string[];
  sourceId: string | null;
  deliveredAt: Date | null;
  withdrawnAt: Date | null;
  /** BCP 47, of its texts. */
  languages: string[];
}

/** A listing with the numbers it is or was known by. */
export interface NumberedListing extends KnownListing {
  /** The delivering office; null when it gave no name, or the listing was made here. */
  sourceProvider: string | null;
  /** Whether a delivery made it; what was made here belongs to no office. */
  isDelivered: boolean;
  /** Whether it says what or where it is, and one thing more: a part of an object would empty it. */
  isWhole: boolean;
  numbers: (ListingNumber & { current: boolean })[];
}

const CHUNK = 5_000;

/** The listings of the agency that any of the numbers belongs or belonged to, withdrawn or not. */
export async function listingsWithNumbers(
  tx: Tx,
  agencyId: string,
  numbers: ListingNumber[],
): Promise<NumberedListing[]> {
  const ids = new Set<string>();
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const wanted = JSON.stringify(numbers.slice(start, start + CHUNK));
    // OFFSET 0: each number is looked up in the index, whatever the planner thinks of how many there are.
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT alias."listingId" AS id FROM json_to_recordset(${wanted}::json) AS wanted(kind text, value text),
        LATERAL (SELECT "listingId" FROM "ListingAlias"
          WHERE "agencyId" = ${agencyId}::uuid AND kind = wanted.kind::"AliasKind" AND value = wanted.value OFFSET 0) AS alias`;
    for (const { id } of rows) ids.add(id);
  }
  const all = [...ids];
  const found: NumberedListing[] = [];
  for (let start = 0; start < all.length; start += CHUNK) {
    const rows = await tx.$queryRaw<NumberedListing[]>`
      SELECT id, coalesce("sourceHashes", '{}') AS "sourceHashes", "sourceId", "sourceProvider", "deliveredAt",
        "withdrawnAt", origin = 'IMPORT' AS "isDelivered",
        CASE WHEN "propertyType" IS NULL AND "sourceObjectType" IS NULL THEN 0 ELSE 2 END
          + CASE WHEN city IS NULL AND "postalCode" IS NULL AND latitude IS NULL THEN 0 ELSE 2 END
          + CASE WHEN title IS NULL AND num_nonnulls("listPrice", "leaseAmount", "rentWarm", "livingArea",
              "buildingAreaTotal", "lotSizeArea", "leasableArea") = 0 THEN 0 ELSE 1 END >= 3 AS "isWhole",
        ARRAY(SELECT language FROM "ListingText" AS text WHERE text."listingId" = listing.id) AS languages,
        (SELECT coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'current', current)), '[]')
          FROM "ListingAlias" AS alias WHERE alias."listingId" = listing.id) AS numbers
      FROM "Listing" AS listing WHERE id = ANY(${all.slice(start, start + CHUNK)}::uuid[])`;
    found.push(...rows);
  }
  return found;
}

/** Listings as they are now, by id. */
export async function knownListings(tx: Tx, ids: string[]): Promise<Map<string, KnownListing>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<KnownListing[]>`
    SELECT id, coalesce("sourceHashes", '{}') AS "sourceHashes", "sourceId", "deliveredAt", "withdrawnAt",
      ARRAY(SELECT language FROM "ListingText" AS text WHERE text."listingId" = listing.id) AS languages
    FROM "Listing" AS listing WHERE id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The listings on the market that were delivered as the very same element; a guess which one is meant is not made.
 * @returns their ids for each of `wanted`, in its order.
 */
export async function listingsWithHashes(
  tx: Tx,
  agencyId: string,
  wanted: { number: ListingNumber | undefined; hash: string }[],
): Promise<string[][]> {
  const rows = await tx.$queryRaw<{ hash: string; id: string }[]>`
    SELECT DISTINCT wanted.hash, listing.id
    FROM json_to_recordset(${JSON.stringify(wanted.map(({ number, hash }) => ({ ...number, hash })))}::json)
      AS wanted(kind text, value text, hash text),
      LATERAL (SELECT "listingId" FROM "ListingAlias"
        WHERE "agencyId" = ${agencyId}::uuid AND kind = wanted.kind::"AliasKind" AND value = wanted.value OFFSET 0) AS alias,
      LATERAL (SELECT id FROM "Listing"
        WHERE id = alias."listingId" AND "withdrawnAt" IS NULL AND wanted.hash = ANY("sourceHashes") OFFSET 0) AS listing`;
  const ids = new Map<string, string[]>();
  for (const { hash, id } of rows) ids.set(hash, [...(ids.get(hash) ?? []), id]);
  return wanted.map(({ hash }) => ids.get(hash) ?? []);
}
