-- DropIndex
DROP INDEX "Image_workspaceId_createdAt_idx";

-- AlterTable
ALTER TABLE "Blob" ADD COLUMN     "purgedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Image" ADD COLUMN     "height" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "listed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "model" TEXT,
ADD COLUMN     "purgedAt" TIMESTAMP(3),
ADD COLUMN     "quality" TEXT,
ADD COLUMN     "rating" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "width" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "sentPrompt" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "storageLimit" BIGINT;

-- CreateTable
CREATE TABLE "Edit" (
    "runId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "maskId" TEXT,
    "markupId" TEXT,
    "mode" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "settings" TEXT NOT NULL,

    CONSTRAINT "Edit_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "EditResult" (
    "rawId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "compositeId" TEXT,
    "state" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "proof" TEXT,
    "error" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EditResult_pkey" PRIMARY KEY ("rawId")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImageTag" (
    "workspaceId" TEXT NOT NULL,
    "tagId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,

    CONSTRAINT "ImageTag_pkey" PRIMARY KEY ("tagId","imageId")
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectionImage" (
    "workspaceId" TEXT NOT NULL,
    "collectionId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollectionImage_pkey" PRIMARY KEY ("collectionId","imageId")
);

-- CreateTable
CREATE TABLE "BulkChange" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "BulkChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Export" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "imageIds" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchText" (
    "number" SERIAL NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Verdict" (
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "setKey" TEXT NOT NULL,
    "winnerId" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("workspaceId","setKey","actorKind","actorId")
);

-- CreateTable
CREATE TABLE "Share" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "title" TEXT,
    "showPrompt" BOOLEAN NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareImage" (
    "workspaceId" TEXT NOT NULL,
    "shareId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ShareImage_pkey" PRIMARY KEY ("shareId","imageId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntegrityCheck" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "report" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeatAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "IntegrityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Edit_workspaceId_sourceId_idx" ON "Edit"("workspaceId", "sourceId");

-- CreateIndex
CREATE INDEX "EditResult_state_idx" ON "EditResult"("state");

-- CreateIndex
CREATE INDEX "EditResult_runId_idx" ON "EditResult"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_workspaceId_key_key" ON "Tag"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "ImageTag_imageId_idx" ON "ImageTag"("imageId");

-- CreateIndex
CREATE UNIQUE INDEX "Collection_workspaceId_name_key" ON "Collection"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "CollectionImage_imageId_idx" ON "CollectionImage"("imageId");

-- CreateIndex
CREATE INDEX "BulkChange_workspaceId_createdAt_idx" ON "BulkChange"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Export_workspaceId_createdAt_idx" ON "Export"("workspaceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SearchText_kind_subjectId_key" ON "SearchText"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "SearchText_workspaceId_idx" ON "SearchText"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Share_tokenHash_key" ON "Share"("tokenHash");

-- CreateIndex
CREATE INDEX "Share_workspaceId_createdAt_idx" ON "Share"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "ShareImage_imageId_idx" ON "ShareImage"("imageId");

-- CreateIndex
CREATE INDEX "AuditEntry_workspaceId_at_idx" ON "AuditEntry"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "IntegrityCheck_workspaceId_startedAt_idx" ON "IntegrityCheck"("workspaceId", "startedAt");

-- CreateIndex
CREATE INDEX "Image_gallery_idx" ON "Image"("workspaceId", "listed", "deletedAt", "purgedAt", "id", "width", "height", "model", "quality", "rating", "favourite", "origin");

-- CreateIndex
CREATE INDEX "Image_facets_idx" ON "Image"("workspaceId", "listed", "deletedAt", "purgedAt", "model", "quality", "width", "height");

-- AddForeignKey
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditResult" ADD CONSTRAINT "EditResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Edit"("runId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageTag" ADD CONSTRAINT "ImageTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageTag" ADD CONSTRAINT "ImageTag_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Collection" ADD CONSTRAINT "Collection_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionImage" ADD CONSTRAINT "CollectionImage_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionImage" ADD CONSTRAINT "CollectionImage_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkChange" ADD CONSTRAINT "BulkChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Share" ADD CONSTRAINT "Share_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareImage" ADD CONSTRAINT "ShareImage_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareImage" ADD CONSTRAINT "ShareImage_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrityCheck" ADD CONSTRAINT "IntegrityCheck_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the gallery filters by, for the pictures there already are.
UPDATE "Image" SET
  "width" = (SELECT "width" FROM "Blob" WHERE "Blob"."workspaceId" = "Image"."workspaceId" AND "Blob"."sha256" = "Image"."sha256"),
  "height" = (SELECT "height" FROM "Blob" WHERE "Blob"."workspaceId" = "Image"."workspaceId" AND "Blob"."sha256" = "Image"."sha256"),
  "model" = (SELECT "model" FROM "Run" WHERE "Run"."id" = "Image"."runId"),
  "quality" = (SELECT "parameters"::json ->> 'quality' FROM "Run" WHERE "Run"."id" = "Image"."runId"),
  "listed" = "origin" <> 'mask';

-- The audit log only grows, as the ledger does.
CREATE FUNCTION "AuditEntry_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "AuditEntry_refuse_change"();

-- The index of the search: each word, and each pair of single characters that stand side by side (lib/search/match-query.ts).
-- No positions: PostgreSQL keeps none beyond the 16,383rd word. A table, not an index over an expression: where nearly all
-- rows match, PostgreSQL reads them one after the other, and would cut each anew.
CREATE TABLE "SearchIndex" (
    "number" INTEGER NOT NULL,
    "lexemes" tsvector NOT NULL,

    CONSTRAINT "SearchIndex_pkey" PRIMARY KEY ("number"),
    CONSTRAINT "SearchIndex_number_fkey" FOREIGN KEY ("number") REFERENCES "SearchText" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "SearchIndex_lexemes_idx" ON "SearchIndex" USING GIN ("lexemes");
CREATE FUNCTION "SearchText_index"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tokens TEXT[] := string_to_array(NEW."words", ' ');
BEGIN
  INSERT INTO "SearchIndex" ("number", "lexemes") VALUES (NEW."number", array_to_tsvector(array(
    SELECT DISTINCT lexeme FROM (
      SELECT token AS lexeme FROM unnest(tokens) AS token
      UNION ALL
      SELECT '~' || one || two FROM unnest(tokens, tokens[2:]) AS pair(one, two) WHERE char_length(one) = 1 AND char_length(two) = 1
      UNION ALL
      SELECT NEW."workspaceId" || '_' || NEW."kind"
    ) AS lexemes WHERE lexeme <> ''
  ))) ON CONFLICT ("number") DO UPDATE SET "lexemes" = EXCLUDED."lexemes";
  RETURN NULL;
END $$;
CREATE TRIGGER "SearchText_index" AFTER INSERT OR UPDATE ON "SearchText"
FOR EACH ROW EXECUTE FUNCTION "SearchText_index"();

-- AlterTable
ALTER TABLE "Image" ADD COLUMN     "convertedFrom" TEXT;
