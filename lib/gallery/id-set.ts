import type { Database } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";

/** What may stand behind IN: any number of ids as one parameter, where a database takes some ten thousand. */
export type IdSet = Prisma.Sql;

export function idSet(kind: Database["kind"], ids: readonly string[]): IdSet {
  const json = JSON.stringify(ids);
  return kind === "sqlite"
    ? Prisma.sql`(SELECT "value" FROM json_each(${json}))`
    : Prisma.sql`(SELECT jsonb_array_elements_text(${json}::jsonb))`;
}

/** An aggregate of ids as one text, which `splitIds` takes apart: a row for each costs ten times as much. */
export const joinedIds = (kind: Database["kind"]): Prisma.Sql =>
  kind === "sqlite" ? Prisma.sql`group_concat("id", ',')` : Prisma.sql`string_agg("id", ',')`;

export const splitIds = (joined: string | null | undefined): string[] => (joined ? joined.split(",") : []);
