-- AlterTable
ALTER TABLE "Dispatch" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';

-- AlterTable
ALTER TABLE "LedgerEntry" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';
