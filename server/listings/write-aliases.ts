import { Prisma, type Tx, uuidv7 } from '../platform/index.ts';
import { type Identifiers, numbersOf } from './find-listings.ts';

/** Notes the numbers that listings are known by from now on; the others they had are kept as former ones. */
export async function writeAliases(
  tx: Tx,
  agencyId: string,
  listings: { id: string; identifiers: Identifiers[] }[],
): Promise<void> {
  const rows = listings.flatMap(({ id: listingId, identifiers }) => {
    const numbers = new Map(identifiers.flatMap(numbersOf).map((number) => [`${number.kind} ${number.value}`, number]));
    return [...numbers.values()].map((number) => ({ ...number, id: uuidv7(), agencyId, listingId, current: true }));
  });
  const ids = listings.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "ListingAlias" AS alias SET current = false
    WHERE alias."listingId" = ANY(${ids}::uuid[]) AND alias.current AND NOT EXISTS (
      SELECT 1 FROM json_populate_recordset(NULL::"ListingAlias", ${JSON.stringify(rows)}::json) AS wanted
      WHERE wanted."listingId" = alias."listingId" AND wanted.kind = alias.kind AND wanted.value = alias.value)`;
  const again = Prisma.sql`ON CONFLICT ("listingId", kind, value) DO UPDATE SET current = true WHERE NOT "ListingAlias".current`;
  await tx.$executeRaw`
    INSERT INTO "ListingAlias" SELECT * FROM json_populate_recordset(NULL::"ListingAlias", ${JSON.stringify(rows)}::json) ${again}`;
}
