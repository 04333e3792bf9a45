-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "origin" TEXT;
