-- CreateEnum
CREATE TYPE "Entitlement" AS ENUM ('IMPORTS');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('ACCOUNT', 'FOLDER', 'UPLOAD');

-- CreateEnum
CREATE TYPE "ImportTrigger" AS ENUM ('ON_ARRIVAL', 'SCHEDULE', 'MANUAL');

-- CreateEnum
CREATE TYPE "RemovalDecision" AS ENUM ('RELEASED', 'REFUSED');

-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED');

-- AlterEnum
ALTER TYPE "ImportState" ADD VALUE 'WAITING';
ALTER TYPE "ImportState" ADD VALUE 'PREVIEWED';
ALTER TYPE "ImportState" ADD VALUE 'UNDOING';
ALTER TYPE "ImportState" ADD VALUE 'UNDONE';

-- DropIndex
DROP INDEX "ImportItem_runId_position_key";

-- AlterTable
ALTER TABLE "Agency" ADD COLUMN     "licenceKeyHash" TEXT,
ADD COLUMN     "packageId" UUID;

-- AlterTable
ALTER TABLE "Media" ADD COLUMN     "sourceCheck" TEXT,
ADD COLUMN     "sourceEtag" TEXT;

-- AlterTable
ALTER TABLE "ListingSource" ADD COLUMN     "version" TEXT;

-- AlterTable
ALTER TABLE "ImportSource" DROP COLUMN "door",
ADD COLUMN     "addressReleased" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "cron" TEXT,
ADD COLUMN     "folder" TEXT,
ADD COLUMN     "goneCount" INTEGER,
ADD COLUMN     "goneShare" DECIMAL(4,3),
ADD COLUMN     "kind" "SourceKind" NOT NULL DEFAULT 'ACCOUNT',
ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "nextRunAt" TIMESTAMPTZ(3),
ADD COLUMN     "passwordChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "plainFtp" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trigger" "ImportTrigger" NOT NULL DEFAULT 'ON_ARRIVAL',
ALTER COLUMN "agencyId" DROP NOT NULL;

ALTER TABLE "ImportSource" ALTER COLUMN "kind" DROP DEFAULT;
-- Until now there was nothing but FTP without TLS: what delivers today goes on delivering.
UPDATE "ImportSource" SET "plainFtp" = true;

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decidedBy" TEXT,
ADD COLUMN     "decision" "RemovalDecision",
ADD COLUMN     "door" "DoorKind" NOT NULL DEFAULT 'FTP',
ADD COLUMN     "dryRun" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "outline" BYTEA,
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3),
ADD COLUMN     "undoneBy" TEXT,
ADD COLUMN     "version" TEXT,
ALTER COLUMN "agencyId" DROP NOT NULL;

-- What was staged, and the sources kept, have another form now: runs under way are read again, and the next delivery of
-- an object writes its source anew.
DELETE FROM "ImportItem" WHERE "appliedAt" IS NULL;
UPDATE "ImportItem" SET sealed = NULL;
UPDATE "ImportRun" SET state = 'QUEUED' WHERE state IN ('READING', 'APPLYING');
DELETE FROM "ListingSource";
UPDATE "Listing" SET "sourceHash" = NULL WHERE origin = 'IMPORT';

-- AlterTable
ALTER TABLE "ImportItem" DROP CONSTRAINT "ImportItem_pkey",
DROP COLUMN "id",
ADD COLUMN     "mapped" BYTEA,
ADD COLUMN     "number" TEXT,
ADD COLUMN     "provider" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "refused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3),
ADD CONSTRAINT "ImportItem_pkey" PRIMARY KEY ("runId", "position");

-- AlterTable
ALTER TABLE "ImportIssue" ADD COLUMN     "values" JSONB;

-- CreateTable
CREATE TABLE "Package" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "entitlements" "Entitlement"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingOverride" (
    "id" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "originAtEdit" JSONB NOT NULL,
    "originNow" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListingOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingVersion" (
    "id" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "replacedBy" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "sealed" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ListingVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "sharedDoor" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ImportSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'QUEUED',
    "version" TEXT,
    "scope" TEXT NOT NULL,
    "listingIds" UUID[],
    "attachments" BOOLEAN NOT NULL DEFAULT true,
    "objectsTotal" INTEGER NOT NULL DEFAULT 0,
    "objectsDone" INTEGER NOT NULL DEFAULT 0,
    "issues" JSONB NOT NULL DEFAULT '[]',
    "storageKey" TEXT,
    "fileName" TEXT,
    "bytes" BIGINT,
    "actor" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Package_name_key" ON "Package"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ListingOverride_listingId_field_key" ON "ListingOverride"("listingId", "field");

-- CreateIndex
CREATE INDEX "ListingVersion_at_idx" ON "ListingVersion"("at");

-- CreateIndex
CREATE UNIQUE INDEX "ListingVersion_listingId_actor_key" ON "ListingVersion"("listingId", "actor");

-- CreateIndex
CREATE INDEX "Export_agencyId_id_idx" ON "Export"("agencyId", "id");

-- CreateIndex
CREATE INDEX "Export_state_idx" ON "Export"("state");

-- CreateIndex
CREATE INDEX "Listing_sourceId_withdrawnAt_idx" ON "Listing"("sourceId", "withdrawnAt");

-- CreateIndex
CREATE INDEX "Media_sha256_idx" ON "Media"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ImportSource_folder_key" ON "ImportSource"("folder");

-- CreateIndex
CREATE INDEX "ImportItem_runId_key_idx" ON "ImportItem"("runId", "key");

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "Package"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingOverride" ADD CONSTRAINT "ListingOverride_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingVersion" ADD CONSTRAINT "ListingVersion_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;
