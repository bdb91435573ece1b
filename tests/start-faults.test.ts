import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "#lib/db/migrate.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "pentimento-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const serve = ["--conditions=react-server", "--no-warnings", "server/main.ts"];

type Ended = { code: number | null; printed: string };

/** Starts a program of the studio as a person would and waits for its end. */
function ended(args: string[], env: Record<string, string>, user: { uid?: number } = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, NODE_ENV: "production", PENTIMENTO_ENV_FILE: "", PORT: "0", ...env },
    ...user,
  });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    printed += String(chunk);
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, printed: printed.trim() })));
}

/** One sentence for a person: no stack, and nothing else. */
const says = (sentence: RegExp): Ended => ({
  code: 1,
  printed: expect.stringMatching(
    new RegExp(`^Pentimento cannot start[.:] (?!.*\\n\\s+at )${sentence.source}.*$`),
  ),
});

describe("a studio that cannot start says why, what to do, and ends with 1", () => {
  it("when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    try {
      expect(await ended(["scripts/start.mjs"], { PORT: String(port) })).toEqual(
        says(new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use.* PORT=${port + 1} npm start`)),
      );
    } finally {
      other.close();
    }
  });

  it("when its data folder is a file", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(await ended(serve, { PENTIMENTO_DATA: file })).toEqual(
      says(/The data folder \S+a-file cannot be used: .*PENTIMENTO_DATA=/),
    );
  });

  it("when its data folder belongs to somebody else", async () => {
    const foreign = join(folder, "foreign");
    // Root reads everything: there the studio runs as somebody else, elsewhere nobody may read the folder.
    const isRoot = process.getuid?.() === 0;
    mkdirSync(foreign, { mode: isRoot ? 0o700 : 0o000 });
    expect(await ended(serve, { PENTIMENTO_DATA: foreign }, isRoot ? { uid: 65_534 } : {})).toEqual(
      says(/The data folder \S+foreign cannot be used: EACCES.* the right to write there/),
    );
  });

  it("when DATABASE_URL is of a kind it does not know, without repeating its password", async () => {
    const fault = await ended(serve, {
      PENTIMENTO_DATA: folder,
      DATABASE_URL: "mysql://anna:geheim@localhost/studio",
    });
    expect(fault).toEqual(
      says(/DATABASE_URL cannot be used: it begins with "mysql:".* Example: DATABASE_URL=postgresql/),
    );
    expect(fault.printed).not.toContain("geheim");
  });

  it("when the database belongs to a newer version, which it leaves as it was", async () => {
    const dataFolder = join(folder, "newer");
    await migrate({ databaseUrl: null, dataFolder });
    const file = join(dataFolder, "pentimento.db");
    const database = new BetterSqlite3(file, { fileMustExist: true });
    const record = database.prepare(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (?, ?, ?, ?)",
    );
    record.run("future", "0".repeat(64), "20991231000000_future", new Date().toISOString());
    const { total } = database.prepare("SELECT count(*) AS total FROM sqlite_schema").get() as {
      total: number;
    };
    database.close();
    expect(await ended(serve, { PENTIMENTO_DATA: dataFolder })).toEqual(
      says(
        /The database belongs to a newer version of Pentimento: it has the migration 20991231000000_future/,
      ),
    );
    const after = new BetterSqlite3(file, { readonly: true });
    expect(after.prepare("SELECT count(*) AS total FROM sqlite_schema").get()).toEqual({ total });
    after.close();
  });

  it("when the database is no database", async () => {
    const dataFolder = join(folder, "broken");
    mkdirSync(dataFolder);
    writeFileSync(join(dataFolder, "pentimento.db"), "this is a letter, not a database".repeat(200));
    expect(await ended(serve, { PENTIMENTO_DATA: dataFolder })).toEqual(
      says(/The database \S+pentimento\.db cannot be opened or brought up to date: .*not a database/),
    );
  });
});
