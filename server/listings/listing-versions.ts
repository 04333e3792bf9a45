import { type Emit, Prisma, type Tx } from '../platform/index.ts';

/** How long an import can be undone. */
export const UNDO_DAYS = 7;

/**
 * Keeps listings as they are now, so that what `actor` is about to do to them can be undone. Of several changes by the
 * same actor only the first is kept: going back means going back to before all of them.
 */
export async function keepVersions(tx: Tx, ids: string[], actor: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "ListingVersion" (id, "listingId", actor, "replacedBy", data, sealed, at)
    SELECT gen_random_uuid(), listing.id, ${actor}, listing.version + 1,
      jsonb_build_object(
        'listing', to_jsonb(listing),
        'texts', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.id), '[]') FROM "ListingText" t WHERE t."listingId" = listing.id),
        'brokers', (SELECT coalesce(jsonb_agg(to_jsonb(b)), '[]') FROM "ListingBroker" b WHERE b."listingId" = listing.id),
        'media', (SELECT coalesce(jsonb_agg(to_jsonb(m)), '[]') FROM "Media" m WHERE m."listingId" = listing.id),
        'aliases', (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM "ListingAlias" a WHERE a."listingId" = listing.id),
        'overrides', (SELECT coalesce(jsonb_agg(to_jsonb(o)), '[]') FROM "ListingOverride" o WHERE o."listingId" = listing.id),
        'version', source.version),
      source.sealed, ${now}
    FROM "Listing" AS listing LEFT JOIN "ListingSource" AS source ON source."listingId" = listing.id
    WHERE listing.id = ANY(${ids}::uuid[])
    ON CONFLICT ("listingId", actor) DO UPDATE SET "replacedBy" = EXCLUDED."replacedBy"`;
}

const LASTING = ['id', 'agencyId', 'key', 'version', 'createdAt', 'updatedAt'];
const restored = Object.values(Prisma.ListingScalarFieldEnum).filter((column) => !LASTING.includes(column));
const asBefore = Prisma.raw(restored.map((column) => `"${column}" = before."${column}"`).join(', '));

/**
 * Puts listings back to where they were before `actor` changed them. One that somebody changed since is left alone.
 * Doing it again changes nothing. Runs inside the caller's transaction.
 * @returns the ids of the listings put back.
 */
export async function restoreVersions(
  tx: Tx,
  emit: Emit,
  { actor, ids, by, now }: { actor: string; ids: string[]; by: string; now: Date },
): Promise<Set<string>> {
  const versions = await tx.$queryRaw<{ id: string; listingId: string; agencyId: string; withdrawn: boolean }[]>`
    SELECT version.id, version."listingId", listing."agencyId", version.data->'listing'->>'withdrawnAt' IS NOT NULL AS withdrawn
    FROM "ListingVersion" AS version JOIN "Listing" AS listing ON listing.id = version."listingId"
    WHERE version.actor = ${actor} AND version."listingId" = ANY(${ids}::uuid[])
      AND listing.version = version."replacedBy"
    ORDER BY listing.id FOR UPDATE OF listing`;
  if (versions.length === 0) return new Set();
  const kept = versions.map(({ id }) => id);
  const listingIds = versions.map(({ listingId }) => listingId);
  await tx.$executeRaw`
    UPDATE "Listing" AS listing
    SET ${asBefore}, version = listing.version + 1, "updatedAt" = ${now}
    FROM "ListingVersion" AS version, jsonb_populate_record(NULL::"Listing", version.data->'listing') AS before
    WHERE version.id = ANY(${kept}::uuid[]) AND listing.id = version."listingId"`;
  for (const [table, part] of [
    ['ListingText', 'texts'],
    ['ListingBroker', 'brokers'],
    ['Media', 'media'],
    ['ListingAlias', 'aliases'],
  ] as const) {
    const name = Prisma.raw(`"${table}"`);
    // Versions of before numbers could be former ones know nothing of them.
    await tx.$executeRaw`
      DELETE FROM ${name} WHERE "listingId" IN (
        SELECT "listingId" FROM "ListingVersion" AS version
        WHERE version.id = ANY(${kept}::uuid[]) AND jsonb_exists(version.data, ${part}))`;
    await tx.$executeRaw`
      INSERT INTO ${name} SELECT part.* FROM "ListingVersion" AS version,
        jsonb_populate_recordset(NULL::${name}, version.data->${part}) AS part
      WHERE version.id = ANY(${kept}::uuid[])`;
  }
  // Edits made since would have moved the version on: these are as they were, or gone because the origin agreed.
  await tx.$executeRaw`
    INSERT INTO "ListingOverride" SELECT part.* FROM "ListingVersion" AS version,
      jsonb_populate_recordset(NULL::"ListingOverride", version.data->'overrides') AS part
    WHERE version.id = ANY(${kept}::uuid[])
    ON CONFLICT ("listingId", field) DO UPDATE SET "originNow" = EXCLUDED."originNow"`;
  await tx.$executeRaw`
    UPDATE "ListingSource" AS source SET sealed = version.sealed, version = version.data->>'version'
    FROM "ListingVersion" AS version
    WHERE version.id = ANY(${kept}::uuid[]) AND source."listingId" = version."listingId" AND version.sealed IS NOT NULL`;
  await tx.listingVersion.deleteMany({ where: { id: { in: kept } } });
  for (const { listingId, agencyId, withdrawn } of versions) {
    const type = withdrawn ? 'listing.withdrawn' : 'listing.updated';
    emit({ type, subjectType: 'Listing', subjectId: listingId, agencyId, actor: by });
  }
  return new Set(listingIds);
}
