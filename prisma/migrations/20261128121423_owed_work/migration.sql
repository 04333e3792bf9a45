-- CreateEnum
CREATE TYPE "ImportWait" AS ENUM ('DATABASE', 'STORAGE', 'PROCESS', 'RETRY');

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "nextTryAt" TIMESTAMPTZ(3),
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "setbacks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitingFor" "ImportWait";

-- AlterTable
ALTER TABLE "Export" ADD COLUMN     "owner" TEXT;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "owner" TEXT;
