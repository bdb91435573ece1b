import type { Database } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";

/** What stands behind a column to say "one of these". */
export type IdSet = Prisma.Sql;

/** Any number of ids as one parameter, where a database takes some ten thousand. */
export function idSet(kind: Database["kind"], ids: readonly string[]): IdSet {
  return kind === "sqlite"
    ? Prisma.sql`IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`
    : // A set that PostgreSQL can hash; of rows it would think there are a hundred, and go through them for each image.
      Prisma.sql`= ANY(${[...ids]}::text[])`;
}

/** An aggregate of ids as one text, which `splitIds` takes apart: a row for each costs ten times as much. */
export const joinedIds = (kind: Database["kind"]): Prisma.Sql =>
  kind === "sqlite" ? Prisma.sql`group_concat("id", ',')` : Prisma.sql`string_agg("id", ',')`;

export const splitIds = (joined: string | null | undefined): string[] => (joined ? joined.split(",") : []);
