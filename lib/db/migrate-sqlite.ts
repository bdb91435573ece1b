import { randomUUID } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { type Migration, pendingMigrations } from "#lib/db/migrations.ts";
import { StartError } from "#lib/start-error.ts";

const recordTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;
type Row = { name: string; checksum: string; finished: string | null };

/** Makes the data folder if need be; a folder that cannot hold data stops the start with a sentence. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new StartError(
      `The data folder ${folder} cannot be used: ${reason(thrown)}. Give the studio's user the right to write there, ` +
        "or name another folder, for example PENTIMENTO_DATA=/var/lib/pentimento.",
      { cause: thrown },
    );
  }
}

/** Applies what is missing in one exclusive transaction; other processes wait at its beginning. Returns the names. */
export function migrateSqlite(file: string, known: Migration[]): string[] {
  let db: BetterSqlite3.Database | undefined;
  try {
    db = new BetterSqlite3(file, { timeout: 30_000 });
    db.pragma("journal_mode=WAL");
    // Before BEGIN: inside a transaction it does nothing, and the DROP TABLE of a table being rebuilt would cascade.
    db.pragma("foreign_keys=OFF");
    db.exec("BEGIN EXCLUSIVE");
    const done = applyPending(db, known);
    db.exec("COMMIT");
    return done;
  } catch (thrown) {
    if (db?.inTransaction) db.exec("ROLLBACK");
    if (thrown instanceof StartError) throw thrown;
    throw new StartError(
      `The database ${file} cannot be opened or brought up to date: ${reason(thrown)}. ` +
        "Check that the disk has room, that the file belongs to the studio's user, and that it is a SQLite database.",
      { cause: thrown },
    );
  } finally {
    db?.close();
  }
}

function applyPending(db: BetterSqlite3.Database, known: Migration[]): string[] {
  db.exec(recordTable);
  const rows = db
    .prepare<[], Row>(
      'SELECT migration_name name, checksum, finished_at finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    )
    .all();
  const pending = pendingMigrations(
    known,
    rows.map((row) => ({ ...row, finished: row.finished !== null })),
  );
  const record = db.prepare(
    'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?,?,?,?,?,1)',
  );
  for (const { name, sql, checksum } of pending) {
    const started = new Date().toISOString();
    try {
      db.exec(sql.replaceAll(/^PRAGMA (defer_)?foreign_keys\s*=.*$/gim, ""));
    } catch (thrown) {
      throw new StartError(`The migration ${name} failed and was undone: ${reason(thrown)}.`, {
        cause: thrown,
      });
    }
    record.run(randomUUID(), checksum, name, started, new Date().toISOString());
  }
  if (pending.length > 0 && (db.pragma("foreign_key_check") as unknown[]).length > 0)
    throw new StartError(
      "The migrations would leave rows that point nowhere, so they were undone. Restore a backup.",
    );
  return pending.map(({ name }) => name);
}

const reason = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));
