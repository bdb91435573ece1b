import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "#lib/db/database.ts";
import { StartError } from "#lib/start-error.ts";

export type Migration = { name: string; sql: string; checksum: string };

/** A row of `_prisma_migrations`, Prisma's own table: its command line and this runner understand each other. */
export type AppliedMigration = { name: string; checksum: string; finished: boolean };

/** The migrations this version brings, in order. */
export function readMigrations(
  kind: Database["kind"],
  folder: string = join(import.meta.dirname, "..", "..", "prisma", kind, "migrations"),
): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      // A checkout on Windows may have changed the line ends; the checksum is that of the file in the repository.
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** Which migrations are still to run; throws when the database is not one this version may touch. */
export function pendingMigrations(known: Migration[], applied: AppliedMigration[]): Migration[] {
  const newer = applied.find((row) => !known.some((migration) => migration.name === row.name));
  if (newer)
    throw new StartError(
      `The database belongs to a newer version of Pentimento: it has the migration ${newer.name}, and this version ` +
        `knows none after ${known.at(-1)?.name ?? "the empty database"}. Start the newer version, or restore a backup made before the update.`,
    );
  for (const migration of known) {
    const row = applied.find(({ name }) => name === migration.name);
    if (row && !row.finished)
      throw new StartError(
        `The migration ${migration.name} failed when it was applied earlier, and the database may be half-way. ` +
          "Restore a backup made before the update, then start again.",
      );
    if (row && row.checksum !== migration.checksum)
      throw new StartError(
        `The migration ${migration.name} was changed after it had been applied to this database. ` +
          "Put the original prisma/*/migrations folder back (git checkout) and start again.",
      );
  }
  return known.filter((migration) => !applied.some((row) => row.name === migration.name));
}
