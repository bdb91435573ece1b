-- AlterTable
ALTER TABLE "Blob" ADD COLUMN "purgedAt" DATETIME;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "sentPrompt" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "storageLimit" BIGINT;

-- CreateTable
CREATE TABLE "Edit" (
    "runId" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "maskId" TEXT,
    "markupId" TEXT,
    "mode" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    CONSTRAINT "Edit_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EditResult" (
    "rawId" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "compositeId" TEXT,
    "state" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "proof" TEXT,
    "error" TEXT,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "EditResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Edit" ("runId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Tag_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImageTag" (
    "workspaceId" TEXT NOT NULL,
    "tagId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,

    PRIMARY KEY ("tagId", "imageId"),
    CONSTRAINT "ImageTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImageTag_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Collection_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CollectionImage" (
    "workspaceId" TEXT NOT NULL,
    "collectionId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("collectionId", "imageId"),
    CONSTRAINT "CollectionImage_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "Collection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CollectionImage_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BulkChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" DATETIME,
    CONSTRAINT "BulkChange_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Export" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "imageIds" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Export_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchText" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "SearchText_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verdict" (
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "setKey" TEXT NOT NULL,
    "winnerId" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "setKey", "actorKind", "actorId"),
    CONSTRAINT "Verdict_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Share" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "title" TEXT,
    "showPrompt" BOOLEAN NOT NULL,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Share_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShareImage" (
    "workspaceId" TEXT NOT NULL,
    "shareId" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("shareId", "imageId"),
    CONSTRAINT "ShareImage_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "Share" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ShareImage_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    CONSTRAINT "AuditEntry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IntegrityCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "report" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeatAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    CONSTRAINT "IntegrityCheck_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Image" ADD COLUMN "rating" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Image" ADD COLUMN "width" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Image" ADD COLUMN "height" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Image" ADD COLUMN "model" TEXT;
ALTER TABLE "Image" ADD COLUMN "quality" TEXT;
ALTER TABLE "Image" ADD COLUMN "listed" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Image" ADD COLUMN "purgedAt" DATETIME;

-- DropIndex
DROP INDEX "Image_workspaceId_createdAt_idx";

-- CreateIndex
CREATE INDEX "Image_gallery_idx" ON "Image"("workspaceId", "listed", "deletedAt", "purgedAt", "id", "width", "height", "model", "quality", "rating", "favourite", "origin");

-- CreateIndex
CREATE INDEX "Image_facets_idx" ON "Image"("workspaceId", "listed", "deletedAt", "purgedAt", "model", "quality", "width", "height");

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

-- What the gallery filters by, for the pictures there already are.
UPDATE "Image" SET
  "width" = (SELECT "width" FROM "Blob" WHERE "Blob"."workspaceId" = "Image"."workspaceId" AND "Blob"."sha256" = "Image"."sha256"),
  "height" = (SELECT "height" FROM "Blob" WHERE "Blob"."workspaceId" = "Image"."workspaceId" AND "Blob"."sha256" = "Image"."sha256"),
  "model" = (SELECT "model" FROM "Run" WHERE "Run"."id" = "Image"."runId"),
  "quality" = (SELECT json_extract("parameters", '$.quality') FROM "Run" WHERE "Run"."id" = "Image"."runId"),
  "listed" = "origin" <> 'mask';

-- The audit log only grows, as the ledger does.
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- The index of the search. The words come ready cut, one space between two of them: nothing is left for the tokenizer.
CREATE VIRTUAL TABLE "SearchIndex" USING fts5("scope", "words", content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
CREATE TRIGGER "SearchText_index_insert" AFTER INSERT ON "SearchText"
BEGIN INSERT INTO "SearchIndex"("rowid", "scope", "words") VALUES (NEW."number", NEW."workspaceId" || '_' || NEW."kind", NEW."words"); END;
CREATE TRIGGER "SearchText_index_update" AFTER UPDATE ON "SearchText"
BEGIN
  DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number";
  INSERT INTO "SearchIndex"("rowid", "scope", "words") VALUES (NEW."number", NEW."workspaceId" || '_' || NEW."kind", NEW."words");
END;
CREATE TRIGGER "SearchText_index_delete" AFTER DELETE ON "SearchText"
BEGIN DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number"; END;

-- AlterTable
ALTER TABLE "Image" ADD COLUMN "convertedFrom" TEXT;
