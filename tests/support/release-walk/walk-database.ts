import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase } from "#lib/db/open-database.ts";

/** SQLite as the studio opens it, where there is one in memory: a walk commits a million times, and no power fails here. */
export async function openWalkDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  const memory = "/dev/shm";
  const dataFolder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "pentimento-walk-"));
  const settings = { databaseUrl: null, dataFolder };
  await migrate(settings);
  const database = await openDatabase(settings);
  return {
    database,
    async close() {
      await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
