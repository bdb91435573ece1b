import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { tagKey } from "#lib/gallery/tag-key.ts";
import type { LibraryFilter, LibrarySort } from "#lib/library/view.ts";
import { textKinds } from "#lib/library/write-template-texts.ts";
import { matchedNumbers, type TemplateTextKind } from "#lib/search/match-query.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql, join, empty } = Prisma;

/** A deployment as rows name it. */
type Deployed = { connectionId: string; model: string };

/** Numbers of the search index; `kind` is that of the rows that hold whole texts. */
export type LibraryMatches = { whole: Prisma.Sql; title: Prisma.Sql; kind: TemplateTextKind };

/** What a filter's words match: whole texts, and names alone; null when there is no word to look for. */
export function matchesOf(
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  { text, kind, archived }: Pick<LibraryFilter, "text" | "kind" | "archived">,
): LibraryMatches | null {
  const kinds = textKinds(kind, archived);
  const database = studio.database.kind;
  const whole = matchedNumbers(text, database, { workspaceId, subject: kinds.whole });
  const title = matchedNumbers(text, database, { workspaceId, subject: kinds.title });
  return whole && title && { whole, title, kind: kinds.whole };
}

/** The ids behind numbers of the search index. */
export const idsOf = (numbers: Prisma.Sql): Prisma.Sql =>
  sql`SELECT "subjectId" FROM "SearchText" WHERE "number" IN (${numbers})`;

/**
 * The condition on a row of "Template" to be shown under a filter, its words left to the caller. `ending`: what ends, of
 * all that templates of the workspace are live or were tried on.
 */
export function libraryCondition(
  { workspaceId, actor }: Pick<Context, "workspaceId" | "actor">,
  filter: LibraryFilter,
  ending: readonly Deployed[],
): Prisma.Sql {
  const { states, environments, operation, rating } = filter;
  const conditions = [
    sql`"Template"."workspaceId" = ${workspaceId} AND "Template"."kind" = ${filter.kind}`,
    filter.archived ? sql`"Template"."archivedAt" IS NOT NULL` : sql`"Template"."archivedAt" IS NULL`,
    ...(filter.folder === null ? [] : [folderCondition(filter.folder)]),
    ...(states.length > 0 ? [sql`"Template"."state" IN (${join(states)})`] : []),
    ...(operation === null ? [] : [sql`"Template"."operation" = ${operation}`]),
    ...(rating > 0
      ? [sql`"Template"."ratingCount" > 0 AND "Template"."ratingSum" >= ${rating} * "Template"."ratingCount"`]
      : []),
    ...filter.tags.map((name) => tagCondition(workspaceId, name)),
    ...(environments.length > 0
      ? [sql`"Template"."id" IN (${liveIn(workspaceId, sql`"environment" IN (${join(environments)})`)})`]
      : []),
    ...(filter.favourite
      ? [
          sql`"Template"."id" IN (SELECT "templateId" FROM "TemplateFavourite" WHERE "workspaceId" = ${workspaceId}
            AND "actorKind" = ${actor.kind} AND "actorId" = ${actor.id})`,
        ]
      : []),
    ...(filter.ending ? [endingCondition(workspaceId, ending)] : []),
  ];
  return join(conditions, " AND ");
}

/** The condition on a row of "Template" to be in a folder or anywhere below it; "" is no folder. */
export function folderCondition(folder: string): Prisma.Sql {
  if (folder === "") return sql`"Template"."folder" = ''`;
  const below = `${folder}/`;
  return sql`("Template"."folder" = ${folder} OR substr("Template"."folder", 1, ${Array.from(below).length}) = ${below})`;
}

const tagCondition = (workspaceId: string, name: string): Prisma.Sql =>
  sql`"Template"."id" IN (SELECT "templateId" FROM "TemplateTag" WHERE "tagId" =
    (SELECT "id" FROM "Tag" WHERE "workspaceId" = ${workspaceId} AND "key" = ${tagKey(name)}))`;

const liveIn = (workspaceId: string, where: Prisma.Sql): Prisma.Sql =>
  sql`SELECT "templateId" FROM "EnvironmentPointer" WHERE "workspaceId" = ${workspaceId}
    AND "withdrawn" = false AND ${where}`;

function endingCondition(workspaceId: string, ending: readonly Deployed[]): Prisma.Sql {
  if (ending.length === 0) return sql`1 = 0`;
  const one = (prefix: Prisma.Sql) =>
    join(
      ending.map(
        ({ connectionId, model }) =>
          sql`(${prefix}"connectionId" = ${connectionId} AND ${prefix}"model" = ${model})`,
      ),
      " OR ",
    );
  return sql`((${one(sql`"Template".`)}) OR "Template"."id" IN (${liveIn(workspaceId, sql`(${one(empty)})`)}))`;
}

/** The order of a sort, over columns of "Template"; relevance is up to the words. */
export function libraryOrder(sort: LibrarySort): Prisma.Sql {
  const newest = sql`"Template"."updatedAt" DESC, "Template"."id" DESC`;
  if (sort === "used") return sql`"Template"."useCount" DESC, ${newest}`;
  if (sort === "title") return sql`"Template"."titleKey" ASC, "Template"."id" ASC`;
  if (sort === "rating")
    return sql`CASE WHEN "Template"."ratingCount" = 0 THEN 0
      ELSE CAST("Template"."ratingSum" AS DOUBLE PRECISION) / "Template"."ratingCount" END DESC,
      "Template"."ratingCount" DESC, ${newest}`;
  return newest;
}
