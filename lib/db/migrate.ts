import { migratePostgres } from "#lib/db/migrate-postgresql.ts";
import { migrateSqlite, prepareDataFolder } from "#lib/db/migrate-sqlite.ts";
import { readMigrations } from "#lib/db/migrations.ts";
import { type DatabaseSettings, sqliteFile } from "#lib/db/open-database.ts";

/**
 * Brings the database up to this version and returns the names of the migrations it applied. Of several processes at
 * once exactly one applies them. Throws `StartError` when the data folder or the database cannot be used, belongs to
 * a newer version, or has a failed or changed migration.
 */
export async function migrate({ databaseUrl, dataFolder }: DatabaseSettings): Promise<string[]> {
  prepareDataFolder(dataFolder);
  return databaseUrl === null
    ? migrateSqlite(sqliteFile(dataFolder), readMigrations("sqlite"))
    : migratePostgres(databaseUrl, readMigrations("postgresql"));
}
