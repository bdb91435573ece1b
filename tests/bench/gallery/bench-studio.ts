import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { fsBlobStore } from "#lib/blobs/fs-blob-store.ts";
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase } from "#lib/db/open-database.ts";
import { createPixelPool } from "#lib/edits/pixel-pool.ts";
import { parseEnv } from "#lib/env.ts";
import { createEventHub } from "#lib/events/event-hub.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import { postgresBinaries, startedPostgres, stopPostgres } from "#tests/support/postgres-server.ts";
import { scriptedProvider } from "#tests/support/scripted-provider.ts";

export type BenchStudio = {
  studio: Studio;
  context: Context;
  /** Lets the database see what it has: statistics, a finished index. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** A studio over a database of its own in `folder`; null where there is no PostgreSQL on this machine. */
export async function openBenchStudio(
  kind: "sqlite" | "postgresql",
  folder: string,
): Promise<BenchStudio | null> {
  const bin = kind === "postgresql" ? postgresBinaries() : null;
  if (kind === "postgresql" && !bin) return null;
  // Not in `folder`: a server that may not run as root must be able to enter it.
  const server = bin ? mkdtempSync("/tmp/pentimento-bench-pg-") : "";
  const databaseUrl = bin ? await startedPostgres(bin, server, process.pid) : null;
  const env = parseEnv(
    { PENTIMENTO_DATA: folder, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    { cwd: folder },
  );
  await migrate(env);
  const database = await openDatabase(env);
  const studio: Studio = {
    env,
    database,
    blobs: fsBlobStore(join(folder, "blobs")),
    events: createEventHub(),
    logger: pino({ level: "silent" }),
    clock: Date.now,
    provider: () => scriptedProvider({}),
    wakeRunner: () => {},
    pixels: createPixelPool(),
    wakeComposer: () => {},
    wakeMatrices: () => {},
    abortJob: () => {},
  };
  return {
    studio,
    context: { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: "req_bench" },
    async settle() {
      // PostgreSQL does it by itself within a minute (autovacuum).
      if (bin) await database.client.$executeRaw`VACUUM ANALYZE`;
    },
    async close() {
      await database.close();
      if (bin) await stopPostgres(server);
    },
  };
}
