-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ImportPermission" AS ENUM ('ALLOW', 'DENY', 'BY_PACKAGE');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('AGENT', 'EXECUTIVE');

-- CreateEnum
CREATE TYPE "ApiKeyKind" AS ENUM ('SECRET', 'PUBLISHABLE');

-- CreateEnum
CREATE TYPE "StandardStatus" AS ENUM ('ACTIVE', 'PENDING', 'CLOSED');

-- CreateEnum
CREATE TYPE "PropertyType" AS ENUM ('RESIDENTIAL', 'RESIDENTIAL_LEASE', 'RESIDENTIAL_INCOME', 'COMMERCIAL_SALE', 'COMMERCIAL_LEASE', 'LAND', 'FARM');

-- CreateEnum
CREATE TYPE "ListingOrigin" AS ENUM ('IMPORT', 'CRM', 'HAND');

-- CreateEnum
CREATE TYPE "AliasKind" AS ENUM ('OBID', 'EXTERN', 'INTERN');

-- CreateEnum
CREATE TYPE "MediaCategory" AS ENUM ('PHOTO', 'FLOOR_PLAN', 'DOCUMENT', 'VIDEO', 'VIRTUAL_TOUR', 'LINK');

-- CreateEnum
CREATE TYPE "DoorKind" AS ENUM ('FTP', 'SFTP', 'HTTPS', 'FOLDER', 'UPLOAD');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('QUEUED', 'READING', 'APPLYING', 'HELD', 'DONE', 'UNCHANGED', 'REFUSED', 'FAILED');

-- CreateEnum
CREATE TYPE "ImportAction" AS ENUM ('CREATE', 'UPDATE', 'UNCHANGED', 'REMOVE', 'REFUSE', 'IGNORE');

-- CreateEnum
CREATE TYPE "IssueSeverity" AS ENUM ('ERROR', 'WARNING', 'NOTE');

-- CreateEnum
CREATE TYPE "Disclosure" AS ENUM ('SEALED', 'COUNT', 'RANK', 'OPEN');

-- CreateEnum
CREATE TYPE "Financing" AS ENUM ('CASH', 'CREDIT', 'MIXED');

-- CreateEnum
CREATE TYPE "PaymentTerm" AS ENUM ('AT_SIGNING', 'DAYS_30', 'DAYS_60', 'DAYS_90', 'DATE', 'OTHER');

-- CreateEnum
CREATE TYPE "OfferStatus" AS ENUM ('NEW', 'VIEWED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'FAILED');

-- CreateTable
CREATE TABLE "Agency" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legalName" TEXT,
    "openimmoAnid" TEXT,
    "customerNumber" TEXT,
    "imports" "ImportPermission" NOT NULL DEFAULT 'ALLOW',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "brandColor" TEXT,
    "logoKey" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "image" TEXT,
    "phone" TEXT,
    "locale" TEXT,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "personnelNumber" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "kind" "ApiKeyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "origins" TEXT[],
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "listingId" TEXT,
    "originatingSystemKey" TEXT,
    "originatingSystemName" TEXT,
    "origin" "ListingOrigin" NOT NULL,
    "standardStatus" "StandardStatus" NOT NULL DEFAULT 'ACTIVE',
    "isReference" BOOLEAN NOT NULL DEFAULT false,
    "onMarketDate" DATE,
    "expirationDate" DATE,
    "propertyType" "PropertyType",
    "propertySubType" TEXT,
    "sourceObjectType" TEXT,
    "saleYN" BOOLEAN NOT NULL DEFAULT false,
    "leaseYN" BOOLEAN NOT NULL DEFAULT false,
    "landLeaseYN" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT,
    "country" TEXT,
    "stateOrProvince" TEXT,
    "cityRegion" TEXT,
    "city" TEXT,
    "postalCode" TEXT,
    "streetName" TEXT,
    "streetNumber" TEXT,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "addressReleased" BOOLEAN NOT NULL DEFAULT false,
    "entryLevel" TEXT,
    "storiesTotal" INTEGER,
    "currency" TEXT,
    "listPrice" DECIMAL(14,2),
    "priceOnRequest" BOOLEAN NOT NULL DEFAULT false,
    "leaseAmount" DECIMAL(14,2),
    "rentWithCosts" DECIMAL(14,2),
    "rentWarm" DECIMAL(14,2),
    "additionalCosts" DECIMAL(14,2),
    "heatingCosts" DECIMAL(14,2),
    "deposit" DECIMAL(14,2),
    "associationFee" DECIMAL(14,2),
    "totalActualRent" DECIMAL(14,2),
    "grossScheduledIncome" DECIMAL(14,2),
    "depositText" TEXT,
    "buyerCommissionText" TEXT,
    "livingArea" DECIMAL(12,2),
    "buildingAreaTotal" DECIMAL(12,2),
    "lotSizeArea" DECIMAL(12,2),
    "leasableArea" DECIMAL(12,2),
    "roomsTotal" DECIMAL(6,2),
    "bedroomsTotal" DECIMAL(6,2),
    "bathroomsTotal" DECIMAL(6,2),
    "bathroomsHalf" DECIMAL(6,2),
    "parkingTotal" INTEGER,
    "numberOfUnitsTotal" INTEGER,
    "heating" TEXT[],
    "flooring" TEXT[],
    "fireplaceYN" BOOLEAN,
    "coolingYN" BOOLEAN,
    "elevatorYN" BOOLEAN,
    "accessibilityYN" BOOLEAN,
    "basement" TEXT,
    "furnished" TEXT,
    "propertyCondition" TEXT,
    "yearBuilt" TEXT,
    "energyCertificates" JSONB NOT NULL DEFAULT '[]',
    "biddingTerms" JSONB,
    "sharing" JSONB,
    "sourceHash" TEXT,
    "sourceId" UUID,
    "sourceProvider" TEXT,
    "deliveredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingAlias" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "kind" "AliasKind" NOT NULL,
    "value" TEXT NOT NULL,
    "listingId" UUID NOT NULL,

    CONSTRAINT "ListingAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingText" (
    "id" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "shortDescription" TEXT,
    "publicRemarks" TEXT,
    "locationRemarks" TEXT,
    "equipmentRemarks" TEXT,
    "otherRemarks" TEXT,

    CONSTRAINT "ListingText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingBroker" (
    "id" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" UUID,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "mobile" TEXT,
    "number" TEXT,
    "officeName" TEXT,

    CONSTRAINT "ListingBroker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "category" "MediaCategory" NOT NULL,
    "order" INTEGER NOT NULL,
    "preferred" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT,
    "sha256" TEXT,
    "storageKey" TEXT,
    "sourceUrl" TEXT,
    "contentType" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingSource" (
    "listingId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "ListingSource_pkey" PRIMARY KEY ("listingId")
);

-- CreateTable
CREATE TABLE "ImportSource" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "door" "DoorKind" NOT NULL,
    "account" TEXT,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'QUEUED',
    "sentAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "software" TEXT,
    "technicalEmail" TEXT,
    "providers" JSONB NOT NULL DEFAULT '[]',
    "objectsTotal" INTEGER NOT NULL DEFAULT 0,
    "objectsApplied" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "reasonCode" TEXT,
    "reasonHint" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportItem" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT,
    "request" TEXT NOT NULL,
    "action" "ImportAction",
    "hash" TEXT NOT NULL,
    "sealed" BYTEA,
    "listingId" UUID,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportIssue" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "position" INTEGER,
    "key" TEXT,
    "severity" "IssueSeverity" NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "hint" TEXT NOT NULL,

    CONSTRAINT "ImportIssue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfferLink" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "tokenSealed" BYTEA NOT NULL,
    "acceptsOffers" BOOLEAN NOT NULL DEFAULT true,
    "onWebsite" BOOLEAN NOT NULL DEFAULT false,
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "signatureRequired" BOOLEAN NOT NULL DEFAULT false,
    "disclosure" "Disclosure" NOT NULL DEFAULT 'SEALED',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "currency" TEXT NOT NULL,
    "askingPrice" DECIMAL(14,2),
    "financing" "Financing" NOT NULL,
    "paymentTerm" "PaymentTerm" NOT NULL,
    "paymentDate" DATE,
    "validUntil" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfferParty" (
    "offerId" UUID NOT NULL,
    "sealed" BYTEA,
    "emailIndex" TEXT,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfferParty_pkey" PRIMARY KEY ("offerId")
);

-- CreateTable
CREATE TABLE "OfferState" (
    "offerId" UUID NOT NULL,
    "status" "OfferStatus" NOT NULL DEFAULT 'NEW',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferState_pkey" PRIMARY KEY ("offerId")
);

-- CreateTable
CREATE TABLE "OfferEvent" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "OfferStatus" NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "commitment" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "OfferEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "template" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "providerId" TEXT,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "agencyId" UUID,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "EventCursor" (
    "consumer" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EventCursor_pkey" PRIMARY KEY ("consumer")
);

-- CreateIndex
CREATE UNIQUE INDEX "Agency_slug_key" ON "Agency"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_agencyId_personId_key" ON "Membership"("agencyId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "AuthAccount_userId_idx" ON "AuthAccount"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_agencyId_idx" ON "ApiKey"("agencyId");

-- CreateIndex
CREATE INDEX "Listing_agencyId_withdrawnAt_id_idx" ON "Listing"("agencyId", "withdrawnAt", "id");

-- CreateIndex
CREATE INDEX "Listing_agencyId_listingId_idx" ON "Listing"("agencyId", "listingId");

-- CreateIndex
CREATE UNIQUE INDEX "Listing_agencyId_key_key" ON "Listing"("agencyId", "key");

-- CreateIndex
CREATE INDEX "ListingAlias_listingId_idx" ON "ListingAlias"("listingId");

-- CreateIndex
CREATE UNIQUE INDEX "ListingAlias_agencyId_kind_value_key" ON "ListingAlias"("agencyId", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "ListingText_listingId_language_key" ON "ListingText"("listingId", "language");

-- CreateIndex
CREATE INDEX "ListingBroker_personId_idx" ON "ListingBroker"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ListingBroker_listingId_position_key" ON "ListingBroker"("listingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Media_listingId_order_key" ON "Media"("listingId", "order");

-- CreateIndex
CREATE UNIQUE INDEX "ImportSource_account_key" ON "ImportSource"("account");

-- CreateIndex
CREATE INDEX "ImportSource_agencyId_idx" ON "ImportSource"("agencyId");

-- CreateIndex
CREATE INDEX "ImportRun_agencyId_id_idx" ON "ImportRun"("agencyId", "id");

-- CreateIndex
CREATE INDEX "ImportRun_state_createdAt_idx" ON "ImportRun"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportItem_runId_position_key" ON "ImportItem"("runId", "position");

-- CreateIndex
CREATE INDEX "ImportIssue_runId_position_idx" ON "ImportIssue"("runId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "OfferLink_tokenHash_key" ON "OfferLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "OfferLink_listingId_key" ON "OfferLink"("listingId");

-- CreateIndex
CREATE INDEX "Offer_agencyId_id_idx" ON "Offer"("agencyId", "id");

-- CreateIndex
CREATE INDEX "Offer_listingId_id_idx" ON "Offer"("listingId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Offer_linkId_number_key" ON "Offer"("linkId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Offer_linkId_idempotencyKey_key" ON "Offer"("linkId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "OfferParty_emailIndex_idx" ON "OfferParty"("emailIndex");

-- CreateIndex
CREATE INDEX "OfferState_status_idx" ON "OfferState"("status");

-- CreateIndex
CREATE INDEX "OfferEvent_offerId_idx" ON "OfferEvent"("offerId");

-- CreateIndex
CREATE UNIQUE INDEX "OfferEvent_linkId_position_key" ON "OfferEvent"("linkId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_dedupeKey_key" ON "Mail"("dedupeKey");

-- CreateIndex
CREATE INDEX "Mail_state_nextTryAt_idx" ON "Mail"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "Event_subjectId_seq_idx" ON "Event"("subjectId", "seq");

-- CreateIndex
CREATE INDEX "Event_agencyId_seq_idx" ON "Event"("agencyId", "seq");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthAccount" ADD CONSTRAINT "AuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingAlias" ADD CONSTRAINT "ListingAlias_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingText" ADD CONSTRAINT "ListingText_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingBroker" ADD CONSTRAINT "ListingBroker_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingBroker" ADD CONSTRAINT "ListingBroker_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSource" ADD CONSTRAINT "ListingSource_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportSource" ADD CONSTRAINT "ImportSource_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "ImportSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportIssue" ADD CONSTRAINT "ImportIssue_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferLink" ADD CONSTRAINT "OfferLink_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferLink" ADD CONSTRAINT "OfferLink_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "OfferLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferParty" ADD CONSTRAINT "OfferParty_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferState" ADD CONSTRAINT "OfferState_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferEvent" ADD CONSTRAINT "OfferEvent_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.

-- The one way into the log: the last statement of a change. The advisory lock is held until COMMIT, so that
-- sequence order is commit order; one empty NOTIFY wakes the readers, however many events there are.
CREATE FUNCTION append_events(events jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7460002);
  INSERT INTO "Event" ("type", "subjectType", "subjectId", "agencyId", "actor", "data", "at")
  SELECT e->>'type', e->>'subjectType', (e->>'subjectId')::uuid, (e->>'agencyId')::uuid, e->>'actor',
         coalesce(e->'data', '{}'::jsonb), clock_timestamp()
  FROM jsonb_array_elements(events) WITH ORDINALITY AS x(e, n) ORDER BY n;
  NOTIFY gatepost_events;
END $$;

-- An offer is what the buyer sent: nobody changes it, nobody removes it. The same holds for its log and the event log's past.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% cannot be changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER offer_is_immutable BEFORE UPDATE OR DELETE ON "Offer" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_is_kept BEFORE TRUNCATE ON "Offer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_event_is_immutable BEFORE UPDATE OR DELETE ON "OfferEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_event_is_kept BEFORE TRUNCATE ON "OfferEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_immutable BEFORE UPDATE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Offer" ADD CONSTRAINT "Offer_amount_positive" CHECK ("amount" > 0);
ALTER TABLE "OfferLink" ADD CONSTRAINT "OfferLink_period" CHECK ("opensAt" IS NULL OR "closesAt" IS NULL OR "opensAt" < "closesAt");
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_publishable_has_agency" CHECK ("kind" = 'SECRET' OR "agencyId" IS NOT NULL);
