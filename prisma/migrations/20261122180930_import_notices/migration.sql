-- CreateTable
CREATE TABLE "ImportNotice" (
    "runId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "sourceId" UUID NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportNotice_pkey" PRIMARY KEY ("runId","outcome")
);

-- CreateIndex
CREATE INDEX "ImportNotice_sourceId_finishedAt_idx" ON "ImportNotice"("sourceId", "finishedAt");

-- CreateIndex
CREATE INDEX "ImportNotice_toldAt_idx" ON "ImportNotice"("toldAt");
