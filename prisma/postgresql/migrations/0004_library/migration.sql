-- CreateTable
CREATE TABLE "TestCase" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "slots" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "TestCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceRun" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "samplesPerCase" INTEGER NOT NULL,
    "caseSetDigest" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceCase" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "evidenceRunId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "slots" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "runId" TEXT,
    "error" TEXT,

    CONSTRAINT "EvidenceCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampleRating" (
    "workspaceId" TEXT NOT NULL,
    "evidenceRunId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "flags" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SampleRating_pkey" PRIMARY KEY ("evidenceRunId","imageId","actorKind","actorId")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "evidenceRunId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "evidenceDigest" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "totals" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "titleZh" TEXT NOT NULL DEFAULT '',
    "useWhenEn" TEXT NOT NULL DEFAULT '',
    "useWhenZh" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "folder" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "forkedFromId" TEXT,
    "coverImageId" TEXT,
    "connectionId" TEXT,
    "model" TEXT,
    "operation" TEXT NOT NULL DEFAULT 'generate',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "versionCount" INTEGER NOT NULL DEFAULT 0,
    "slotRoles" TEXT NOT NULL DEFAULT '',
    "ratingSum" INTEGER NOT NULL DEFAULT 0,
    "ratingCount" INTEGER NOT NULL DEFAULT 0,
    "useCount" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMP(3),
    "starterKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateAlias" (
    "workspaceId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateAlias_pkey" PRIMARY KEY ("workspaceId","slug")
);

-- CreateTable
CREATE TABLE "TemplateDraft" (
    "templateId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "content" TEXT NOT NULL,
    "baseVersionId" TEXT,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateDraft_pkey" PRIMARY KEY ("templateId")
);

-- CreateTable
CREATE TABLE "TemplateVersion" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "fragments" TEXT NOT NULL,
    "parentId" TEXT,
    "changelog" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateVersionStatus" (
    "versionId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateVersionStatus_pkey" PRIMARY KEY ("versionId")
);

-- CreateTable
CREATE TABLE "FragmentUse" (
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "fragmentId" TEXT NOT NULL,

    CONSTRAINT "FragmentUse_pkey" PRIMARY KEY ("templateId","versionId","fragmentId")
);

-- CreateTable
CREATE TABLE "TemplateTag" (
    "workspaceId" TEXT NOT NULL,
    "tagId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,

    CONSTRAINT "TemplateTag_pkey" PRIMARY KEY ("tagId","templateId")
);

-- CreateTable
CREATE TABLE "TemplateFavourite" (
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,

    CONSTRAINT "TemplateFavourite_pkey" PRIMARY KEY ("templateId","actorKind","actorId")
);

-- CreateTable
CREATE TABLE "TemplateUse" (
    "runId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT,
    "values" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateUse_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "Matrix" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "fragments" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "estimate" BIGINT NOT NULL,
    "cap" BIGINT,
    "idempotencyKey" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stoppedAt" TIMESTAMP(3),

    CONSTRAINT "Matrix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatrixCell" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "matrixId" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "values" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "quality" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "runId" TEXT,
    "error" TEXT,

    CONSTRAINT "MatrixCell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Environment" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "counter" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Environment_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "templateId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "previousId" TEXT,
    "reviewId" TEXT,
    "evidenceDigest" TEXT,
    "reason" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "unmet" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnvironmentPointer" (
    "workspaceId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "releaseId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EnvironmentPointer_pkey" PRIMARY KEY ("workspaceId","environment","templateId")
);

-- CreateIndex
CREATE INDEX "TestCase_templateId_position_idx" ON "TestCase"("templateId", "position");

-- CreateIndex
CREATE INDEX "EvidenceRun_versionId_createdAt_idx" ON "EvidenceRun"("versionId", "createdAt");

-- CreateIndex
CREATE INDEX "EvidenceRun_workspaceId_createdAt_idx" ON "EvidenceRun"("workspaceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceRun_workspaceId_idempotencyKey_key" ON "EvidenceRun"("workspaceId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "EvidenceCase_runId_idx" ON "EvidenceCase"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceCase_evidenceRunId_position_key" ON "EvidenceCase"("evidenceRunId", "position");

-- CreateIndex
CREATE INDEX "Review_versionId_createdAt_idx" ON "Review"("versionId", "createdAt");

-- CreateIndex
CREATE INDEX "Review_workspaceId_createdAt_idx" ON "Review"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Template_workspaceId_kind_archivedAt_updatedAt_idx" ON "Template"("workspaceId", "kind", "archivedAt", "updatedAt");

-- CreateIndex
CREATE INDEX "Template_workspaceId_kind_archivedAt_useCount_idx" ON "Template"("workspaceId", "kind", "archivedAt", "useCount");

-- CreateIndex
CREATE INDEX "Template_workspaceId_folder_idx" ON "Template"("workspaceId", "folder");

-- CreateIndex
CREATE UNIQUE INDEX "Template_workspaceId_slug_key" ON "Template"("workspaceId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Template_workspaceId_starterKey_key" ON "Template"("workspaceId", "starterKey");

-- CreateIndex
CREATE INDEX "TemplateAlias_templateId_idx" ON "TemplateAlias"("templateId");

-- CreateIndex
CREATE INDEX "TemplateVersion_workspaceId_createdAt_idx" ON "TemplateVersion"("workspaceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_templateId_number_key" ON "TemplateVersion"("templateId", "number");

-- CreateIndex
CREATE INDEX "FragmentUse_fragmentId_idx" ON "FragmentUse"("fragmentId");

-- CreateIndex
CREATE INDEX "TemplateTag_templateId_idx" ON "TemplateTag"("templateId");

-- CreateIndex
CREATE INDEX "TemplateUse_templateId_createdAt_idx" ON "TemplateUse"("templateId", "createdAt");

-- CreateIndex
CREATE INDEX "TemplateUse_versionId_idx" ON "TemplateUse"("versionId");

-- CreateIndex
CREATE INDEX "Matrix_workspaceId_createdAt_idx" ON "Matrix"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Matrix_templateId_createdAt_idx" ON "Matrix"("templateId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Matrix_workspaceId_idempotencyKey_key" ON "Matrix"("workspaceId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "MatrixCell_runId_idx" ON "MatrixCell"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "MatrixCell_matrixId_row_column_key" ON "MatrixCell"("matrixId", "row", "column");

-- CreateIndex
CREATE INDEX "Release_workspaceId_environment_templateId_sequence_idx" ON "Release"("workspaceId", "environment", "templateId", "sequence");

-- CreateIndex
CREATE INDEX "Release_templateId_createdAt_idx" ON "Release"("templateId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Release_workspaceId_environment_sequence_key" ON "Release"("workspaceId", "environment", "sequence");

-- CreateIndex
CREATE INDEX "EnvironmentPointer_workspaceId_model_idx" ON "EnvironmentPointer"("workspaceId", "model");

-- CreateIndex
CREATE INDEX "EnvironmentPointer_templateId_idx" ON "EnvironmentPointer"("templateId");

-- AddForeignKey
ALTER TABLE "TestCase" ADD CONSTRAINT "TestCase_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRun" ADD CONSTRAINT "EvidenceRun_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "TemplateVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceCase" ADD CONSTRAINT "EvidenceCase_evidenceRunId_fkey" FOREIGN KEY ("evidenceRunId") REFERENCES "EvidenceRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateAlias" ADD CONSTRAINT "TemplateAlias_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateDraft" ADD CONSTRAINT "TemplateDraft_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateVersion" ADD CONSTRAINT "TemplateVersion_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateVersionStatus" ADD CONSTRAINT "TemplateVersionStatus_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "TemplateVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateTag" ADD CONSTRAINT "TemplateTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateTag" ADD CONSTRAINT "TemplateTag_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateFavourite" ADD CONSTRAINT "TemplateFavourite_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "Template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateUse" ADD CONSTRAINT "TemplateUse_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatrixCell" ADD CONSTRAINT "MatrixCell_matrixId_fkey" FOREIGN KEY ("matrixId") REFERENCES "Matrix"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "TemplateVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Frozen versions, reviews and releases only grow; the database itself holds that.
CREATE FUNCTION "TemplateVersion_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a frozen version never changes'; END $$;
CREATE TRIGGER "TemplateVersion_append_only" BEFORE UPDATE OR DELETE ON "TemplateVersion"
FOR EACH ROW EXECUTE FUNCTION "TemplateVersion_refuse_change"();
CREATE TRIGGER "TemplateVersion_no_truncate" BEFORE TRUNCATE ON "TemplateVersion"
FOR EACH STATEMENT EXECUTE FUNCTION "TemplateVersion_refuse_change"();
CREATE FUNCTION "Review_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'reviews are append-only'; END $$;
CREATE TRIGGER "Review_append_only" BEFORE UPDATE OR DELETE ON "Review"
FOR EACH ROW EXECUTE FUNCTION "Review_refuse_change"();
CREATE TRIGGER "Review_no_truncate" BEFORE TRUNCATE ON "Review"
FOR EACH STATEMENT EXECUTE FUNCTION "Review_refuse_change"();
CREATE FUNCTION "Release_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'releases are append-only'; END $$;
CREATE TRIGGER "Release_append_only" BEFORE UPDATE OR DELETE ON "Release"
FOR EACH ROW EXECUTE FUNCTION "Release_refuse_change"();
CREATE TRIGGER "Release_no_truncate" BEFORE TRUNCATE ON "Release"
FOR EACH STATEMENT EXECUTE FUNCTION "Release_refuse_change"();
