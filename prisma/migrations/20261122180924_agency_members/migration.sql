-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "name" TEXT,
ADD COLUMN     "phone" TEXT;

-- Nothing but SQL by hand wrote customer numbers so far. Where two agencies have the same, it names neither; the older keeps it.
UPDATE "Agency" SET "customerNumber" = NULL WHERE btrim("customerNumber") = '';
UPDATE "Agency" a SET "customerNumber" = NULL
FROM "Agency" older WHERE older."customerNumber" = a."customerNumber" AND older.id < a.id;

-- CreateIndex
CREATE UNIQUE INDEX "Agency_customerNumber_key" ON "Agency"("customerNumber");
