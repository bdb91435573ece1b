import type { Database, Transaction } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";

type Value = string | number | boolean | null;

/** Writes many rows as one statement, all with the columns of the first: JSON in, taken apart by the database itself. */
export async function insertRows(
  kind: Database["kind"],
  transaction: Transaction,
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const raw = (parts: string[]) => Prisma.raw(parts.join(", "));
  const columns = raw(names.map((name) => `"${name}"`));
  const target = Prisma.raw(`"${table}"`);
  const json = JSON.stringify(kind === "sqlite" ? rows.map((row) => names.map((name) => row[name])) : rows);
  if (kind === "sqlite") {
    const values = raw(names.map((_, index) => `value ->> ${index}`));
    await transaction.$executeRaw`INSERT INTO ${target} (${columns}) SELECT ${values} FROM json_each(${json})`;
    return;
  }
  await transaction.$executeRaw`
    INSERT INTO ${target} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${target}, ${json}::json)`;
}

/** A moment as both databases keep it. */
export const storedTime = (at: number): string => new Date(at).toISOString().replace("Z", "+00:00");
