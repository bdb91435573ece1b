import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import BetterSqlite3 from "better-sqlite3";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "#lib/db/migrate.ts";
import { migrateSqlite } from "#lib/db/migrate-sqlite.ts";
import { type Migration, readMigrations } from "#lib/db/migrations.ts";
import { type DatabaseSettings, openDatabase, sqliteFile } from "#lib/db/open-database.ts";
import { StartError } from "#lib/start-error.ts";
import { testDatabases } from "#tests/support/database.ts";

const run = promisify(execFile);

describe.each(testDatabases().filter(({ createEmpty }) => createEmpty !== null))(
  "migrations on $name",
  ({ createEmpty }) => {
    let settings: DatabaseSettings;
    beforeEach(async () => {
      const empty = await createEmpty?.();
      if (!empty) throw new Error("no empty database");
      settings = empty.settings;
      return empty.remove;
    });
    const known = () => readMigrations(settings.databaseUrl ? "postgresql" : "sqlite");
    const sql = async (text: string): Promise<Record<string, unknown>[]> => {
      if (!settings.databaseUrl) {
        const db = new BetterSqlite3(sqliteFile(settings.dataFolder));
        try {
          const statement = db.prepare(text);
          return statement.reader
            ? (statement.all() as Record<string, unknown>[])
            : [statement.run()].map(() => ({}));
        } finally {
          db.close();
        }
      }
      const client = new Client({ connectionString: settings.databaseUrl });
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    };

    it("are applied once, in order, and recorded as Prisma records them", async () => {
      expect(await migrate(settings)).toEqual(known().map(({ name }) => name));
      expect(await migrate(settings)).toEqual([]);
      const rows = await sql('SELECT * FROM "_prisma_migrations" ORDER BY migration_name');
      expect(rows).toHaveLength(known().length);
      expect(rows[0]).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: known()[0]?.checksum,
        migration_name: "0001_init",
        applied_steps_count: 1,
        rolled_back_at: null,
        logs: null,
      });
      expect(rows[0]?.finished_at).not.toBeNull();
    });

    it("are applied by exactly one of four processes that start together, and none of their writes is lost", {
      timeout: 60_000,
    }, async () => {
      const start = (name: string) =>
        run(process.execPath, [
          "--conditions=react-server",
          "tests/support/migrate-process.ts",
          JSON.stringify({ settings, name, rows: 40 }),
        ]);
      const processes = await Promise.all(["a", "b", "c", "d"].map(start));
      const answers = processes.map(
        ({ stdout }) => JSON.parse(stdout) as { applied: string[]; written: number },
      );
      expect(answers.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
      expect(answers.map(({ written }) => written)).toEqual([40, 40, 40, 40]);
      const [counter] = await sql(`SELECT "eventCounter" AS n FROM "Workspace" WHERE id = 'counter'`);
      expect(Number(counter?.n)).toBe(160);
      const [all] = await sql('SELECT count(*) AS n FROM "Workspace"');
      expect(Number(all?.n)).toBe(161);
    });

    it("of a newer version stop the start, and name both", async () => {
      await migrate(settings);
      await sql(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('x', 'y', '0999_future', '2027-01-01', 1)`,
      );
      const start = migrate(settings);
      await expect(start).rejects.toBeInstanceOf(StartError);
      await expect(start).rejects.toThrow(new RegExp(`newer version.*0999_future.*${known().at(-1)?.name}`));
    });

    it("that failed earlier, or were changed since, stop the start", async () => {
      await migrate(settings);
      await sql(`UPDATE "_prisma_migrations" SET finished_at = NULL`);
      await expect(migrate(settings)).rejects.toThrow(/0001_init failed/);
      await sql(`UPDATE "_prisma_migrations" SET finished_at = '2026-01-01', checksum = 'another'`);
      await expect(migrate(settings)).rejects.toThrow(/0001_init was changed/);
      await sql(
        `UPDATE "_prisma_migrations" SET rolled_back_at = '2026-01-01', checksum = '${known()[0]?.checksum}'`,
      );
      await expect(migrate(settings)).rejects.toThrow(/0001_init failed and was undone/);
    });
  },
);

const server = testDatabases().find(({ name }) => name === "PostgreSQL");

// PGlite has no URL.
if (server) {
  describe("PostgreSQL with ?schema= in its URL", () => {
    it("keeps everything in that schema, raw SQL included", async () => {
      const empty = await server.createEmpty?.();
      if (!empty?.settings.databaseUrl) throw new Error("no empty database");
      const settings = { ...empty.settings, databaseUrl: `${empty.settings.databaseUrl}&schema=studio` };
      try {
        expect(await migrate(settings)).toContain("0001_init");
        expect(await migrate(settings)).toEqual([]);
        const { client, close } = await openDatabase(settings);
        await client.workspace.create({ data: { id: "ws_1", name: "x" } });
        expect(await client.$queryRaw`SELECT "id" FROM "Workspace"`).toEqual([{ id: "ws_1" }]);
        const tables =
          await client.$queryRaw`SELECT DISTINCT table_schema AS s FROM information_schema.tables WHERE table_name IN ('Workspace', '_prisma_migrations')`;
        expect(tables).toEqual([{ s: "studio" }]);
        await close();
      } finally {
        await empty.remove();
      }
    });
  });
}

describe("a migration on SQLite", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pentimento-migrate-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: name });
  const file = () => join(folder, "test.db");

  it("may rebuild a table that others point at, without their rows being deleted", () => {
    const first = migration(
      "1",
      `CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p(id) ON DELETE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);`,
    );
    const rebuild = migration(
      "2",
      `PRAGMA defer_foreign_keys=ON;\nPRAGMA foreign_keys=OFF;\nCREATE TABLE n (id INTEGER PRIMARY KEY, x); INSERT INTO n (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE n RENAME TO p;\nPRAGMA foreign_keys=ON;\nPRAGMA defer_foreign_keys=OFF;`,
    );
    expect(migrateSqlite(file(), [first])).toEqual(["1"]);
    expect(migrateSqlite(file(), [first, rebuild])).toEqual(["2"]);
    const db = new BetterSqlite3(file());
    expect(db.prepare("SELECT count(*) n FROM c").get()).toEqual({ n: 1 });
    db.close();
  });

  it("that fails half-way, or leaves rows pointing nowhere, leaves the database as it was", () => {
    const good = migration(
      "1",
      "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p(id));",
    );
    migrateSqlite(file(), [good]);
    const broken = migration("2", "CREATE TABLE half (x); NONSENSE;");
    expect(() => migrateSqlite(file(), [good, broken])).toThrow(/2 failed and was undone/);
    const orphan = migration("2", "INSERT INTO c VALUES (7);");
    expect(() => migrateSqlite(file(), [good, orphan])).toThrow(StartError);
    const db = new BetterSqlite3(file());
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
    expect(db.prepare("SELECT count(*) n FROM c").get()).toEqual({ n: 0 });
    expect(db.prepare("SELECT count(*) n FROM _prisma_migrations").get()).toEqual({ n: 1 });
    db.close();
  });
});

describe("a start that cannot work", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pentimento-start-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("makes the data folder, open to its owner only", async () => {
    const dataFolder = join(folder, "deep", "data");
    await migrate({ databaseUrl: null, dataFolder });
    expect(existsSync(sqliteFile(dataFolder))).toBe(true);
  });

  it("says so when the data folder is a file, or the database is none", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "not a folder");
    const inFile = migrate({ databaseUrl: null, dataFolder: join(file, "data") });
    await expect(inFile).rejects.toBeInstanceOf(StartError);
    await expect(inFile).rejects.toThrow(/data folder .* cannot be used: ENOTDIR.*PENTIMENTO_DATA=/s);
    writeFileSync(sqliteFile(folder), "this is not a database, whatever its name says ".repeat(50));
    await expect(migrate({ databaseUrl: null, dataFolder: folder })).rejects.toThrow(
      /pentimento\.db cannot be opened.*not a database/s,
    );
  });

  it("says so when no PostgreSQL answers, without the password", async () => {
    const databaseUrl = "postgresql://me:s3cret@127.0.0.1:9/studio";
    const failure = await migrate({ databaseUrl, dataFolder: folder }).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toMatch(
      /database studio at 127\.0\.0\.1:9 cannot be used: .*ECONNREFUSED.*DATABASE_URL/s,
    );
    expect(String(failure)).not.toContain("s3cret");
    await expect(openDatabase({ databaseUrl, dataFolder: folder })).rejects.toMatchObject({
      code: "database_unavailable",
    });
  });
});
