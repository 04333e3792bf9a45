-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "leaseAmountPerArea" DECIMAL(14,2),
ADD COLUMN     "listPriceGross" DECIMAL(14,2),
ADD COLUMN     "listPriceNet" DECIMAL(14,2),
ADD COLUMN     "listPricePerArea" DECIMAL(14,2),
ADD COLUMN     "officeArea" DECIMAL(12,2),
ADD COLUMN     "retailArea" DECIMAL(12,2),
ADD COLUMN     "salesArea" DECIMAL(12,2),
ADD COLUMN     "storageArea" DECIMAL(12,2),
ADD COLUMN     "usableArea" DECIMAL(12,2);
