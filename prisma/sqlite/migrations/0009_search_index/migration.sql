-- Names of templates get an index of their own: whether a word stands in one is then asked of few words, not of all the
-- texts that hold it. What is indexed of a text stands once, in a view (in step with lib/search/match-query.ts; what
-- "parts" are: 0008).
CREATE VIEW "SearchTerms" AS SELECT "number", "kind" LIKE '%!_title' ESCAPE '!' AS "isTitle",
  "workspaceId" || '_' || "kind" AS "scope", "words", coalesce((SELECT group_concat("part", ' ' ORDER BY "key") FROM (
    SELECT "key", CASE WHEN length("word") = 1 AND length("next") = 1 THEN "word" || "next" WHEN length("word") = 1 THEN '_' END AS "part" FROM (
      SELECT "key", "value" AS "word", lead("value") OVER (ORDER BY "key") AS "next" FROM json_each('["' || replace("words", ' ', '","') || '"]'))))
    , '') || ' ' || coalesce((SELECT group_concat(DISTINCT '_' || substr("value", 1, 1)) FROM json_each('["' || replace("words", ' ', '","') || '"]')
      WHERE unicode("value") < 11904), '') AS "parts"
  FROM "SearchText";
DROP TRIGGER "SearchText_index_insert";
DROP TRIGGER "SearchText_index_update";
DROP TRIGGER "SearchText_index_delete";
DROP TABLE "SearchIndex";
CREATE VIRTUAL TABLE "SearchIndex" USING fts5("scope", "words", "parts", content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE "SearchIndexTitles" USING fts5("scope", "words", "parts", content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts")
  SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE NOT "isTitle" ORDER BY "number";
INSERT INTO "SearchIndexTitles"("rowid", "scope", "words", "parts")
  SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE "isTitle" ORDER BY "number";
CREATE TRIGGER "SearchText_index_insert" AFTER INSERT ON "SearchText"
BEGIN
  INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts")
    SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE "number" = NEW."number" AND NOT "isTitle";
  INSERT INTO "SearchIndexTitles"("rowid", "scope", "words", "parts")
    SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE "number" = NEW."number" AND "isTitle";
END;
CREATE TRIGGER "SearchText_index_update" AFTER UPDATE ON "SearchText"
BEGIN
  DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number" AND OLD."kind" NOT LIKE '%!_title' ESCAPE '!';
  DELETE FROM "SearchIndexTitles" WHERE "rowid" = OLD."number" AND OLD."kind" LIKE '%!_title' ESCAPE '!';
  INSERT INTO "SearchIndex"("rowid", "scope", "words", "parts")
    SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE "number" = NEW."number" AND NOT "isTitle";
  INSERT INTO "SearchIndexTitles"("rowid", "scope", "words", "parts")
    SELECT "number", "scope", "words", "parts" FROM "SearchTerms" WHERE "number" = NEW."number" AND "isTitle";
END;
CREATE TRIGGER "SearchText_index_delete" AFTER DELETE ON "SearchText"
BEGIN
  DELETE FROM "SearchIndex" WHERE "rowid" = OLD."number" AND OLD."kind" NOT LIKE '%!_title' ESCAPE '!';
  DELETE FROM "SearchIndexTitles" WHERE "rowid" = OLD."number" AND OLD."kind" LIKE '%!_title' ESCAPE '!';
END;
