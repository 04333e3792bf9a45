-- CreateTable
CREATE TABLE "ExecutiveNaming" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "stoppedBy" TEXT,

    CONSTRAINT "ExecutiveNaming_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ExecutiveNaming_agencyId_endedAt_idx" ON "ExecutiveNaming"("agencyId", "endedAt");

-- CreateIndex
CREATE INDEX "ExecutiveNaming_endedAt_dueAt_idx" ON "ExecutiveNaming"("endedAt", "dueAt");

-- AddForeignKey
ALTER TABLE "ExecutiveNaming" ADD CONSTRAINT "ExecutiveNaming_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutiveNaming" ADD CONSTRAINT "ExecutiveNaming_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
