-- Three and four single characters side by side are words of the index too, so that what is mostly typed in Chinese is
-- answered by the index alone (lib/search/match-query.ts). A text of more than 4,000 words would have more of them than a
-- tsvector may hold: it has the mark `~` instead, and is looked into.
CREATE OR REPLACE FUNCTION "SearchText_index"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tokens TEXT[] := string_to_array(NEW."words", ' ');
  is_long BOOLEAN := cardinality(tokens) > 4000;
BEGIN
  INSERT INTO "SearchIndex" ("number", "lexemes") VALUES (NEW."number", array_to_tsvector(array(
    SELECT DISTINCT lexeme FROM (
      SELECT token AS lexeme FROM unnest(tokens) AS token
      UNION ALL
      SELECT unnest(ARRAY[
        '~' || one || two,
        CASE WHEN NOT is_long AND char_length(three) = 1 THEN '~' || one || two || three END,
        CASE WHEN NOT is_long AND char_length(three) = 1 AND char_length(four) = 1 THEN '~' || one || two || three || four END
      ])
      FROM unnest(tokens, tokens[2:], tokens[3:], tokens[4:]) AS gram(one, two, three, four)
      WHERE char_length(one) = 1 AND char_length(two) = 1
      UNION ALL
      SELECT CASE WHEN is_long THEN '~' END
      UNION ALL
      SELECT NEW."workspaceId" || '_' || NEW."kind"
    ) AS lexemes WHERE lexeme <> ''
  ))) ON CONFLICT ("number") DO UPDATE SET "lexemes" = EXCLUDED."lexemes";
  RETURN NULL;
END $$;
-- Filled anew at once it takes a fraction of what row after row would.
DROP INDEX "SearchIndex_lexemes_idx";
UPDATE "SearchText" SET "words" = "words" WHERE "words" ~ '(^| )[^ ] [^ ] [^ ]( |$)' OR cardinality(string_to_array("words", ' ')) > 4000;
CREATE INDEX "SearchIndex_lexemes_idx" ON "SearchIndex" USING GIN ("lexemes");
