-- CreateTable
-- Counts of the last minutes: not worth a write-ahead log.
CREATE UNLOGGED TABLE "LimitUse" (
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "LimitUse_pkey" PRIMARY KEY ("key")
);
