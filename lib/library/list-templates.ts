import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { endingDeployments } from "#lib/library/deployments.ts";
import {
  idsOf,
  type LibraryMatches,
  libraryCondition,
  libraryOrder,
  matchesOf,
} from "#lib/library/library-query.ts";
import { loadCards } from "#lib/library/load-cards.ts";
import { searchByRelevance } from "#lib/library/search-by-relevance.ts";
import { type LibraryFilter, type LibraryPage, type LibrarySort, maxLibraryPage } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql, empty } = Prisma;

export type LibraryRequest = { filter: LibraryFilter; sort: LibrarySort; offset: number; limit: number };

/** A page of the library. By relevance, templates with the words in their names come first, then what was changed last. */
export async function listTemplates(context: Context, request: LibraryRequest): Promise<LibraryPage> {
  const limit = Math.min(request.limit, maxLibraryPage);
  const { total, ids } = await findTemplates(context, { ...request, limit });
  const templates = await loadCards(context, ids);
  const end = request.offset + limit;
  return { templates, total, nextOffset: end < total ? end : null };
}

/** How many match, and the ids of one page of them. */
export async function findTemplates(
  context: Context,
  { filter, sort, offset, limit }: LibraryRequest,
): Promise<{ total: number; ids: string[] }> {
  const matches = matchesOf(context, filter);
  if (matches && sort === "relevance" && isPlain(filter))
    return searchByRelevance(context, matches, { offset, limit });
  const { client } = context.studio.database;
  const ending = filter.ending ? await endingDeployments(context) : [];
  const condition = libraryCondition(context, filter, ending);
  if (matches) return findInFilter(context, condition, matches, { sort, offset, limit });
  const [counted, rows] = await Promise.all([
    client.$queryRaw<{ total: bigint | number }[]>`
      SELECT count(*) AS "total" FROM "Template" WHERE ${condition}`,
    client.$queryRaw<{ id: string }[]>`
      SELECT "Template"."id" AS "id" FROM "Template" WHERE ${condition}
      ORDER BY ${libraryOrder(sort)} LIMIT ${limit} OFFSET ${offset}`,
  ]);
  return { total: Number(counted[0]?.total ?? 0), ids: rows.map(({ id }) => id) };
}

/** Words and a filter: all that match must be known for either number, so they are looked up once for both. */
async function findInFilter(
  { studio }: Context,
  condition: Prisma.Sql,
  { whole, title }: LibraryMatches,
  { sort, offset, limit }: Omit<LibraryRequest, "filter">,
): Promise<{ total: number; ids: string[] }> {
  const { client } = studio.database;
  const found = sql`FROM "Template" WHERE ${condition} AND "Template"."id" IN (${idsOf(whole)})`;
  const named = sql`CASE WHEN "Template"."id" IN (${idsOf(title)}) THEN 0 ELSE 1 END, `;
  const rows = await client.$queryRaw<{ id: string; total: bigint | number }[]>`
    SELECT "Template"."id" AS "id", count(*) OVER () AS "total" ${found}
    ORDER BY ${sort === "relevance" ? named : empty}${libraryOrder(sort)} LIMIT ${limit} OFFSET ${offset}`;
  if (rows.length > 0 || offset === 0)
    return { total: Number(rows[0]?.total ?? 0), ids: rows.map(({ id }) => id) };
  const [counted] = await client.$queryRaw<{ total: bigint | number }[]>`SELECT count(*) AS "total" ${found}`;
  return { total: Number(counted?.total ?? 0), ids: [] };
}

/** Whether nothing but words narrows the list: then the search index alone has the answer. */
const isPlain = (filter: LibraryFilter): boolean =>
  filter.folder === null &&
  filter.tags.length === 0 &&
  filter.states.length === 0 &&
  filter.environments.length === 0 &&
  filter.operation === null &&
  !filter.favourite &&
  filter.rating === 0 &&
  !filter.ending;
