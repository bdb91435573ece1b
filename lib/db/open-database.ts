import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Database } from "#lib/db/database.ts";
import { PrismaClient as PostgresClient } from "#lib/db/generated/postgresql/client.ts";
import { PrismaClient as SqliteClient } from "#lib/db/generated/sqlite/client.ts";
import { guardedAdapter } from "#lib/db/guarded-adapter.ts";
import { postgresConfig } from "#lib/db/postgres-config.ts";
import { serialSqlite } from "#lib/db/sqlite-serial.ts";
import { AppError } from "#lib/errors.ts";

export type DatabaseSettings = {
  /** null: SQLite in the data folder. */
  databaseUrl: string | null;
  dataFolder: string;
};

// Prisma gives up waiting for a transaction after 2 s and ends one after 5 s; our writers queue behind each other.
const patience = { maxWait: 30_000, timeout: 30_000 };

/** The file SQLite lives in. */
export function sqliteFile(dataFolder: string): string {
  return join(dataFolder, "pentimento.db");
}

/**
 * Connects; `migrate` has run before. Failures of the database itself reach callers as `database_unavailable` or
 * `disk_full`, whichever client or transaction they used; errors about the data stay Prisma's (P2002, P2025 ...).
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (settings.databaseUrl === null)
    return databaseOver("sqlite", serialSqlite(sqliteFile(settings.dataFolder)));
  const { schema, ...config } = postgresConfig(settings.databaseUrl);
  return databaseOver("postgresql", new PrismaPg({ ...config, max: 10 }, schema ? { schema } : undefined));
}

/** A database over any driver adapter; tests bring their own. */
export async function databaseOver(
  kind: Database["kind"],
  driver: SqlDriverAdapterFactory,
): Promise<Database> {
  const { factory, within } = guardedAdapter(driver);
  const client = createClient(kind, factory);
  const ping = async () => {
    await client.$queryRaw`SELECT 1`;
  };
  try {
    await ping();
  } catch (thrown) {
    await client.$disconnect().catch(() => undefined);
    throw thrown;
  }
  return {
    kind,
    client,
    async transaction(work) {
      try {
        return await client.$transaction((transaction) => within(() => work(transaction)), patience);
      } catch (thrown) {
        throw asAppError(thrown);
      }
    },
    ping,
    close: () => client.$disconnect(),
  };
}

/**
 * The only place where the two generated clients meet. They are made from the same models, and what differs in their
 * types (`mode: "insensitive"`, `skipDuplicates`, scalar lists) is missing from SQLite's, so code that compiles
 * against SQLite's runs on both.
 */
function createClient(kind: Database["kind"], adapter: SqlDriverAdapterFactory): SqliteClient {
  const client =
    kind === "sqlite"
      ? new SqliteClient({ adapter, errorFormat: "minimal" })
      : (new PostgresClient({ adapter, errorFormat: "minimal" }) as unknown as SqliteClient);
  const extended = client.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (thrown) {
          throw asAppError(thrown);
        }
      },
    },
  });
  // An extension that only catches changes no type; Prisma's type for it names no method of the plain client alike.
  return extended as unknown as SqliteClient;
}

/**
 * Prisma wraps an AppError of the adapter in an error of its own and keeps the code. P2028: a transaction could not
 * begin or did not end in time; P2034: a deadlock, all of it was rolled back.
 */
function asAppError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof AppError || !("code" in thrown)) return thrown;
  if (thrown.code === "disk_full")
    return new AppError("disk_full", { message: thrown.message, cause: thrown });
  return ["database_unavailable", "P2028", "P2034"].includes(String(thrown.code))
    ? new AppError("database_unavailable", { message: thrown.message, cause: thrown })
    : thrown;
}
