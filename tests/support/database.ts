import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { inject } from "vitest";
import type { Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { applyMigrations } from "#lib/db/migrate-postgresql.ts";
import { readMigrations } from "#lib/db/migrations.ts";
import { type DatabaseSettings, databaseOver, openDatabase } from "#lib/db/open-database.ts";
import { postgresBinaries, startedPostgres } from "#tests/support/postgres-server.ts";

export type OpenTestDatabase = {
  database: Database;
  /** Closes the database and leaves nothing behind. */
  close(): Promise<void>;
};

export type TestDatabase = {
  name: string;
  /** A fresh database of its own, migrations applied. */
  open(): Promise<OpenTestDatabase>;
  /** An empty database for tests of the migrations; null where only this process can reach it (PGlite). */
  createEmpty: (() => Promise<{ settings: DatabaseSettings; remove(): Promise<void> }>) | null;
};

/** Every database the studio runs on. PostgreSQL is a real server where its binaries are, else PGlite. */
export function testDatabases(): TestDatabase[] {
  return [sqlite, postgresBinaries() ? postgres : pglite];
}

const temporaryFolder = () => mkdtempSync(join(tmpdir(), "pentimento-test-"));

const sqlite: TestDatabase = {
  name: "SQLite",
  async open() {
    const { settings, remove } = await emptySqlite();
    await migrate(settings);
    const database = await openDatabase(settings);
    return { database, close: () => database.close().then(remove) };
  },
  createEmpty: emptySqlite,
};

async function emptySqlite() {
  const dataFolder = temporaryFolder();
  const remove = async () => rmSync(dataFolder, { recursive: true, force: true });
  return { settings: { databaseUrl: null, dataFolder }, remove };
}

const postgres: TestDatabase = {
  name: "PostgreSQL",
  async open() {
    const { settings, remove } = await emptyPostgres();
    await migrate(settings);
    const database = await openDatabase(settings);
    return { database, close: () => database.close().then(remove) };
  },
  createEmpty: emptyPostgres,
};

async function emptyPostgres() {
  const bin = postgresBinaries();
  if (!bin) throw new Error("PostgreSQL is not installed");
  const server = await startedPostgres(bin, inject("postgresFolder"), inject("runPid"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(server, `CREATE DATABASE "${name}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataFolder = temporaryFolder();
  const remove = async () => {
    await administer(server, `DROP DATABASE "${name}" WITH (FORCE)`);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { settings: { databaseUrl: url.href, dataFolder }, remove };
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const pglite: TestDatabase = {
  name: "PostgreSQL (PGlite)",
  async open() {
    const memory = await PGlite.create();
    await applyMigrations(
      {
        async query(sql, values) {
          if (values) return memory.query<Record<string, unknown>>(sql, values);
          const results = await memory.exec(sql);
          return { rows: results.at(-1)?.rows ?? [] };
        },
      },
      readMigrations("postgresql"),
    );
    const database = await databaseOver("postgresql", new PrismaPGlite(memory));
    return { database, close: () => database.close().then(() => memory.close()) };
  },
  createEmpty: null,
};
