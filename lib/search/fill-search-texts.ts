import type { Database } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import type { SearchedKind } from "#lib/search/match-query.ts";
import { searchWords } from "#lib/search/search-words.ts";

type Found = { workspaceId: string; subjectId: string; text: string };

/** Rows taken at once: each step is one short transaction, so that others come in between. */
const step = 500;

/** Makes findable what was written before there was a search, and returns how much that was. Nothing to do is quick. */
export async function fillSearchTexts(database: Database): Promise<number> {
  const runs = () =>
    database.client.$queryRaw<Found[]>`
      SELECT "workspaceId", "id" AS "subjectId", "prompt" AS "text" FROM "Run"
      WHERE "id" NOT IN (SELECT "subjectId" FROM "SearchText" WHERE "kind" = 'run') LIMIT ${step}`;
  const images = () =>
    database.client.$queryRaw<Found[]>`
      SELECT "workspaceId", "id" AS "subjectId", "name" AS "text" FROM "Image"
      WHERE "name" IS NOT NULL AND "listed" = true
        AND "id" NOT IN (SELECT "subjectId" FROM "SearchText" WHERE "kind" = 'image') LIMIT ${step}`;
  return (await fill(database, "run", runs)) + (await fill(database, "image", images));
}

async function fill(database: Database, kind: SearchedKind, next: () => Promise<Found[]>): Promise<number> {
  for (let filled = 0; ; ) {
    const found = await next();
    if (found.length === 0) return filled;
    const rows = found.map(({ text, ...row }) => ({ ...row, kind, words: searchWords(text) }));
    try {
      await database.client.searchText.createMany({ data: rows });
    } catch (thrown) {
      // Another process fills as well; what it wrote is not found again.
      if (!isUniqueViolation(thrown)) throw thrown;
      continue;
    }
    filled += rows.length;
  }
}
