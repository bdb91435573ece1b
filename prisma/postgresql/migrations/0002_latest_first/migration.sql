-- CreateIndex
CREATE INDEX "Dispatch_workspaceId_outcome_id_idx" ON "Dispatch"("workspaceId", "outcome", "id");

-- CreateIndex
CREATE INDEX "Run_workspaceId_id_idx" ON "Run"("workspaceId", "id");
