import type { Database } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import type { Context } from "#lib/studio/context.ts";

/** What stands behind a column to say "one of these". */
export type IdSet = Prisma.Sql;

/** Any number of ids as one parameter, where a database takes some ten thousand. */
export function idSet(kind: Database["kind"], ids: readonly string[]): IdSet {
  return kind === "sqlite"
    ? Prisma.sql`IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`
    : // A set that PostgreSQL can hash; of rows it would think there are a hundred, and go through them for each image.
      Prisma.sql`= ANY(${[...ids]}::text[])`;
}

/**
 * The condition on rows of "Image" to be these ones of the workspace. Written so that no index on the workspace is taken:
 * without statistics SQLite believes a workspace to be rarer than a list of ids, and reads all of it.
 */
export function ownImages(
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  ids: readonly string[],
): Prisma.Sql {
  return Prisma.sql`"Image"."workspaceId" || '' = ${workspaceId} AND "Image"."id" ${idSet(studio.database.kind, ids)}`;
}

/** An aggregate of ids as one text, which `splitIds` takes apart: a row for each costs ten times as much. */
export const joinedIds = (kind: Database["kind"]): Prisma.Sql =>
  kind === "sqlite" ? Prisma.sql`group_concat("id", ',')` : Prisma.sql`string_agg("id", ',')`;

export const splitIds = (joined: string | null | undefined): string[] => (joined ? joined.split(",") : []);
