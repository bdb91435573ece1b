-- INSERT OR REPLACE deletes the row it meets without asking the triggers on DELETE. What only grows refuses a row that
-- meets another, by its id, its own key, or the number SQLite gives it (UPSERT is an UPDATE, and refused as one).

CREATE TRIGGER "TemplateVersion_no_replace" BEFORE INSERT ON "TemplateVersion"
WHEN EXISTS (SELECT 1 FROM "TemplateVersion" WHERE "id" = NEW."id" OR "rowid" = NEW."rowid" OR ("templateId" = NEW."templateId" AND "number" = NEW."number"))
BEGIN SELECT RAISE(ABORT, 'a frozen version never changes'); END;
CREATE TRIGGER "Review_no_replace" BEFORE INSERT ON "Review"
WHEN EXISTS (SELECT 1 FROM "Review" WHERE "id" = NEW."id" OR "rowid" = NEW."rowid")
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER "Release_no_replace" BEFORE INSERT ON "Release"
WHEN EXISTS (SELECT 1 FROM "Release" WHERE "id" = NEW."id" OR "rowid" = NEW."rowid" OR ("workspaceId" = NEW."workspaceId" AND "environment" = NEW."environment" AND "sequence" = NEW."sequence"))
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER "LedgerEntry_no_replace" BEFORE INSERT ON "LedgerEntry"
WHEN EXISTS (SELECT 1 FROM "LedgerEntry" WHERE "id" = NEW."id" OR "rowid" = NEW."rowid")
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER "AuditEntry_no_replace" BEFORE INSERT ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "AuditEntry" WHERE "id" = NEW."id" OR "rowid" = NEW."rowid")
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
