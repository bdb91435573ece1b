import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { idsOf, type LibraryMatches } from "#lib/library/library-query.ts";
import { maxLibraryPage } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql, join } = Prisma;
type Page = { offset: number; limit: number };

/**
 * Templates found by their names first, then all others, each changed last first. Read from the search index alone: its
 * numbers run in the order of changes, so a page of 50,000 matches is as quick as one of 50. Who has the words in the name
 * has them in the whole text as well.
 */
export async function searchByRelevance(
  { studio }: Context,
  { whole, title, kind }: LibraryMatches,
  { offset, limit }: Page,
): Promise<{ total: number; ids: string[] }> {
  const { client } = studio.database;
  const count = async (numbers: Prisma.Sql) => {
    const [row] = await client.$queryRaw<{ total: bigint | number }[]>`
      SELECT count(*) AS "total" FROM (${numbers}) AS "matched"`;
    return Number(row?.total ?? 0);
  };
  const read = async (numbers: Prisma.Sql, { offset: from, limit: most }: Page) => {
    const rows = await client.$queryRaw<{ subjectId: string }[]>`
      SELECT "SearchText"."subjectId" AS "subjectId"
      FROM (${numbers} ORDER BY "number" DESC LIMIT ${most} OFFSET ${from}) AS "matched"
      JOIN "SearchText" ON "SearchText"."number" = "matched"."number" ORDER BY "matched"."number" DESC`;
    return rows.map(({ subjectId }) => subjectId);
  };
  const total = await count(whole);
  if (total === 0) return { total, ids: [] };
  const first = await read(title, { offset, limit });
  if (first.length === limit) return { total, ids: first };
  // The names ended on this page or before it: mostly they need no counting.
  const named = offset === 0 || first.length > 0 ? offset + first.length : await count(title);
  if (named === total) return { total, ids: first };
  // A page's ids are named one by one; more than those would be more values than a statement may have.
  const known = offset === 0 && named > 0 && named <= maxLibraryPage ? join(first) : idsOf(title);
  const number = studio.database.kind === "sqlite" ? sql`"rowid"` : sql`"number"`;
  const others = sql`${whole} AND ${number} NOT IN (
    SELECT "number" FROM "SearchText" WHERE "kind" = ${kind} AND "subjectId" IN (${known}))`;
  const rest = await read(named === 0 ? whole : others, {
    offset: Math.max(0, offset - named),
    limit: limit - first.length,
  });
  return { total, ids: [...first, ...rest] };
}
