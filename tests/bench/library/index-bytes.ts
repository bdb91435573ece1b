import type { Database } from "#lib/db/database.ts";

/** What the index of the search takes on the disk, without the words it is made of. */
export async function indexBytes({ kind, client }: Database): Promise<number> {
  const [row] =
    kind === "sqlite"
      ? await client.$queryRaw<{ bytes: bigint | number }[]>`
          SELECT sum("pgsize") AS "bytes" FROM "dbstat" WHERE "name" LIKE 'SearchIndex%'`
      : await client.$queryRaw<{ bytes: bigint | number }[]>`
          SELECT pg_relation_size('"SearchIndex_lexemes_idx"') AS "bytes"`;
  return Number(row?.bytes ?? 0);
}
