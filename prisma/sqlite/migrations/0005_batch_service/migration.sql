-- Added in place: a table made anew would lose its triggers, and rows that cascade.
-- AlterTable
ALTER TABLE "Dispatch" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';

-- AlterTable
ALTER TABLE "LedgerEntry" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "service" TEXT NOT NULL DEFAULT 'standard';
