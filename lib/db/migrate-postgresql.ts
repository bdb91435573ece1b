import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { type Migration, pendingMigrations } from "#lib/db/migrations.ts";
import { postgresConfig } from "#lib/db/postgres-config.ts";
import { StartError } from "#lib/start-error.ts";

/** One connection to PostgreSQL, whoever answers it. Scripts without values may hold several statements. */
export type PostgresSession = {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

// The number Prisma's own migration engine locks, so that its command line and this runner exclude each other.
const lockNumber = 72_707_369;
const recordTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Connects, applies what is missing, one transaction a migration, and returns the names. */
export async function migratePostgres(databaseUrl: string, known: Migration[]): Promise<string[]> {
  const { schema, ...config } = postgresConfig(databaseUrl);
  const client = new Client(config);
  client.on("error", () => undefined);
  try {
    await client.connect();
    if (schema) await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
    return await applyMigrations(client, known);
  } catch (thrown) {
    if (thrown instanceof StartError) throw thrown;
    const { host, pathname } = new URL(databaseUrl);
    throw new StartError(
      `The PostgreSQL database ${pathname.slice(1)} at ${host} cannot be used: ${reason(thrown)}. ` +
        "Check DATABASE_URL (for example postgresql://user:password@localhost:5432/pentimento) and that the server runs.",
      { cause: thrown },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same over a session that is open already. */
export async function applyMigrations(session: PostgresSession, known: Migration[]): Promise<string[]> {
  await session.query(`SELECT pg_advisory_lock(${lockNumber})`);
  try {
    // Without a notice "already exists, skipping" for each start.
    await session.query("SET client_min_messages = warning");
    await session.query(recordTable);
    const { rows } = await session.query(
      'SELECT migration_name AS name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    );
    const pending = pendingMigrations(
      known,
      rows.map((row) => ({
        name: String(row.name),
        checksum: String(row.checksum),
        finished: row.finished_at !== null,
      })),
    );
    for (const migration of pending) await applyOne(session, migration);
    return pending.map(({ name }) => name);
  } finally {
    await session.query(`SELECT pg_advisory_unlock(${lockNumber})`);
  }
}

async function applyOne(session: PostgresSession, { name, sql, checksum }: Migration): Promise<void> {
  const started = new Date();
  await session.query("BEGIN");
  try {
    // Asks for a right over the whole database even when the schema exists, as it does by now.
    await session.query(sql.replace('CREATE SCHEMA IF NOT EXISTS "public";', ""));
    await session.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1,$2,$3,$4,$5,1)',
      [randomUUID(), checksum, name, started, new Date()],
    );
    await session.query("COMMIT");
  } catch (thrown) {
    await session.query("ROLLBACK");
    throw new StartError(`The migration ${name} failed and was undone: ${reason(thrown)}.`, {
      cause: thrown,
    });
  }
}

// A refused connection to a name with several addresses is an AggregateError with an empty message.
function reason(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return reason(thrown.errors[0]);
  return thrown instanceof Error ? thrown.message : String(thrown);
}
