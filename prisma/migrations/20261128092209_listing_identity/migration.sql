-- DropIndex
DROP INDEX "Listing_agencyId_key_key";

-- DropIndex
DROP INDEX "ListingAlias_listingId_idx";

-- DropIndex
DROP INDEX "ListingAlias_agencyId_kind_value_key";

-- DropIndex
DROP INDEX "ImportItem_runId_key_idx";

-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "sourceHashes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Where it stands for several elements, the listing counts as changed once more.
UPDATE "Listing" SET "sourceHashes" = ARRAY["sourceHash"] WHERE "sourceHash" IS NOT NULL;

-- AlterTable
ALTER TABLE "Listing" DROP COLUMN "sourceHash";

-- AlterTable
ALTER TABLE "ListingAlias" ADD COLUMN     "current" BOOLEAN NOT NULL DEFAULT true;

-- Of several numbers of a kind, the one that the last delivery left in the listing is current; where neither did, the newest.
WITH named AS (
  SELECT alias.id, alias."listingId", alias.kind,
    CASE alias.kind
      WHEN 'OBID' THEN alias.value = listing."originatingSystemKey"
      WHEN 'EXTERN' THEN alias.value = listing."listingId"
      ELSE false
    END AS stands
  FROM "ListingAlias" AS alias JOIN "Listing" AS listing ON listing.id = alias."listingId"
), ranked AS (
  SELECT id, row_number() OVER (PARTITION BY "listingId", kind ORDER BY coalesce(stands, false) DESC, id DESC) AS place
  FROM named
)
UPDATE "ListingAlias" AS alias SET "current" = false
FROM ranked WHERE ranked.id = alias.id AND ranked.place > 1;

-- What was read by the rules before is read again by the new ones; what of it was applied is known as unchanged then.
UPDATE "ImportRun" SET state = 'QUEUED', "objectsApplied" = 0, created = 0, updated = 0, unchanged = 0, removed = 0,
  refused = 0, warnings = 0
WHERE state = 'APPLYING' AND decision IS NULL;

-- CreateIndex
CREATE INDEX "ListingAlias_agencyId_kind_value_idx" ON "ListingAlias"("agencyId", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "ListingAlias_listingId_kind_value_key" ON "ListingAlias"("listingId", "kind", "value");

-- CreateIndex
CREATE INDEX "ImportItem_runId_listingId_idx" ON "ImportItem"("runId", "listingId");
