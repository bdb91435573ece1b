-- DropIndex
DROP INDEX "Template_workspaceId_kind_archivedAt_updatedAt_idx";

-- AlterTable
ALTER TABLE "Template" ADD COLUMN "titleKey" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Template_list_idx" ON "Template"("workspaceId", "kind", "archivedAt", "updatedAt", "id", "folder", "state", "operation", "ratingSum", "ratingCount");

-- CreateIndex
CREATE INDEX "Template_workspaceId_kind_archivedAt_titleKey_idx" ON "Template"("workspaceId", "kind", "archivedAt", "titleKey");
