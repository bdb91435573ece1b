-- Searches of two and more Chinese characters, and of one letter, were slow: their words are as frequent as words can be.
-- "parts" holds each pair of single characters side by side, `_` where a row of them ends, and `_` with the first letter
-- of every word (of scripts below U+2E80). In step with lib/search/match-query.ts.
DROP TRIGGER "SearchText_index_insert";
DROP TRIGGER "SearchText_index_update";
DROP TRIGGER "SearchText_index_delete";
DROP TABLE "SearchIndex";
CREATE VIRTUAL TABLE "SearchIndex" USING fts5("scope", "words", "parts", content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts")
  SELECT "number", "workspaceId" || '_' || "kind", "words", coalesce((SELECT group_concat("part", ' ' ORDER BY "key") FROM (
    SELECT "key", CASE WHEN length("word") = 1 AND length("next") = 1 THEN "word" || "next" WHEN length("word") = 1 THEN '_' END AS "part" FROM (
      SELECT "key", "value" AS "word", lead("value") OVER (ORDER BY "key") AS "next" FROM json_each('["' || replace("words", ' ', '","') || '"]'))))
    , '') || ' ' || coalesce((SELECT group_concat(DISTINCT '_' || substr("value", 1, 1)) FROM json_each('["' || replace("words", ' ', '","') || '"]')
      WHERE unicode("value") < 11904), '')
  FROM "SearchText" ORDER BY "number";
CREATE TRIGGER "SearchText_index_insert" AFTER INSERT ON "SearchText"
BEGIN
  INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts") VALUES (NEW."number", NEW."workspaceId" || '_' || NEW."kind", NEW."words",
    coalesce((SELECT group_concat("part", ' ' ORDER BY "key") FROM (
    SELECT "key", CASE WHEN length("word") = 1 AND length("next") = 1 THEN "word" || "next" WHEN length("word") = 1 THEN '_' END AS "part" FROM (
      SELECT "key", "value" AS "word", lead("value") OVER (ORDER BY "key") AS "next" FROM json_each('["' || replace(NEW."words", ' ', '","') || '"]'))))
    , '') || ' ' || coalesce((SELECT group_concat(DISTINCT '_' || substr("value", 1, 1)) FROM json_each('["' || replace(NEW."words", ' ', '","') || '"]')
      WHERE unicode("value") < 11904), ''));
END;
CREATE TRIGGER "SearchText_index_update" AFTER UPDATE ON "SearchText"
BEGIN
  DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number";
  INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts") VALUES (NEW."number", NEW."workspaceId" || '_' || NEW."kind", NEW."words",
    coalesce((SELECT group_concat("part", ' ' ORDER BY "key") FROM (
    SELECT "key", CASE WHEN length("word") = 1 AND length("next") = 1 THEN "word" || "next" WHEN length("word") = 1 THEN '_' END AS "part" FROM (
      SELECT "key", "value" AS "word", lead("value") OVER (ORDER BY "key") AS "next" FROM json_each('["' || replace(NEW."words", ' ', '","') || '"]'))))
    , '') || ' ' || coalesce((SELECT group_concat(DISTINCT '_' || substr("value", 1, 1)) FROM json_each('["' || replace(NEW."words", ' ', '","') || '"]')
      WHERE unicode("value") < 11904), ''));
END;
CREATE TRIGGER "SearchText_index_delete" AFTER DELETE ON "SearchText"
BEGIN DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number"; END;
