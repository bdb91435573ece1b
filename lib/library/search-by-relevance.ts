import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { idsOf, type LibraryMatches } from "#lib/library/library-query.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql } = Prisma;
type Page = { offset: number; limit: number };
type Found = { total: number; ids: string[] };

/**
 * Templates found by their names first, then all others, each changed last first. Read from the search index alone: its
 * numbers run in the order of changes, so a page of 50,000 matches is as quick as one of 50. Who has the words in the name
 * has them in the whole text as well.
 */
export async function searchByRelevance(
  context: Context,
  { whole, title, kind }: LibraryMatches,
  { offset, limit }: Page,
): Promise<Found> {
  if (offset === 0) {
    // Of twice a page at most a page stands among the names.
    const [total, named, newest] = await Promise.all([
      count(context, whole),
      read(context, title, { offset, limit }),
      read(context, whole, { offset, limit: 2 * limit }),
    ]);
    return { total, ids: [...new Set([...named, ...newest])].slice(0, limit) };
  }
  const [total, first] = await Promise.all([count(context, whole), read(context, title, { offset, limit })]);
  if (first.length === limit) return { total, ids: first };
  // The names ended on this page or before it.
  const named = first.length > 0 ? offset + first.length : await count(context, title);
  const number = context.studio.database.kind === "sqlite" ? sql`"rowid"` : sql`"number"`;
  const others = sql`${whole} AND ${number} NOT IN (
    SELECT "number" FROM "SearchText" WHERE "kind" = ${kind} AND "subjectId" IN (${idsOf(title)}))`;
  const rest = await read(context, named === 0 ? whole : others, {
    offset: Math.max(0, offset - named),
    limit: limit - first.length,
  });
  return { total, ids: [...first, ...rest] };
}

async function count({ studio }: Context, numbers: Prisma.Sql): Promise<number> {
  const [row] = await studio.database.client.$queryRaw<{ total: bigint | number }[]>`
    SELECT count(*) AS "total" FROM (${numbers}) AS "matched"`;
  return Number(row?.total ?? 0);
}

async function read({ studio }: Context, numbers: Prisma.Sql, { offset, limit }: Page): Promise<string[]> {
  const rows = await studio.database.client.$queryRaw<{ subjectId: string }[]>`
    SELECT "SearchText"."subjectId" AS "subjectId"
    FROM (${numbers} ORDER BY "number" DESC LIMIT ${limit} OFFSET ${offset}) AS "matched"
    JOIN "SearchText" ON "SearchText"."number" = "matched"."number" ORDER BY "matched"."number" DESC`;
  return rows.map(({ subjectId }) => subjectId);
}
