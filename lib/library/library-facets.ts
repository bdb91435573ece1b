import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import {
  type LibraryFacets,
  type TemplateKind,
  type TemplateState,
  templateStates,
} from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Count = bigint | number;
const mostTags = 500;

/** What the library's menus offer, of what is not archived: folders with all below them counted, tags, states. */
export async function libraryFacets(
  context: Context,
  { kind }: { kind: TemplateKind },
): Promise<LibraryFacets> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const shown = Prisma.sql`"Template"."workspaceId" = ${workspaceId} AND "Template"."kind" = ${kind}
    AND "Template"."archivedAt" IS NULL`;
  const [groups, tags, archived] = await Promise.all([
    client.$queryRaw<{ folder: string; state: string; count: Count }[]>`
      SELECT "folder", "state", count(*) AS "count" FROM "Template" WHERE ${shown} GROUP BY "folder", "state"`,
    client.$queryRaw<{ value: string; count: Count }[]>`
      SELECT "Tag"."name" AS "value", count(*) AS "count" FROM "TemplateTag"
      JOIN "Tag" ON "Tag"."id" = "TemplateTag"."tagId" JOIN "Template" ON "Template"."id" = "TemplateTag"."templateId"
      WHERE "TemplateTag"."workspaceId" = ${workspaceId} AND ${shown} GROUP BY "Tag"."id", "Tag"."name"`,
    client.template.count({ where: { workspaceId, kind, archivedAt: { not: null } } }),
  ]);
  const states = new Map<string, number>();
  const folders = new Map<string, number>();
  for (const { folder, state, count } of groups) {
    states.set(state, (states.get(state) ?? 0) + Number(count));
    for (const path of withParents(folder)) folders.set(path, (folders.get(path) ?? 0) + Number(count));
  }
  return {
    folders: Array.from(folders, ([path, count]) => ({ path, count })).sort((one, other) =>
      one.path < other.path ? -1 : 1,
    ),
    tags: tags
      .map(({ value, count }) => ({ value, count: Number(count) }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
      .slice(0, mostTags),
    states: templateStates.flatMap((value: TemplateState) => {
      const count = states.get(value);
      return count ? [{ value, count }] : [];
    }),
    archived,
  };
}

/** `a/b/c` -> itself, `a/b` and `a`. No folder is none. */
function withParents(folder: string): string[] {
  const parts = folder.split("/");
  return folder === "" ? [] : parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
