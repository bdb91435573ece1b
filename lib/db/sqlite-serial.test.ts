import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase, sqliteFile } from "#lib/db/open-database.ts";

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pentimento-serial-"));
  await migrate({ databaseUrl: null, dataFolder: folder });
  database = await openDatabase({ databaseUrl: null, dataFolder: folder });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const add = (id: string) => database.client.workspace.create({ data: { id, name: id } });
const ways: [string, () => Promise<unknown>][] = [
  ["a write", () => add("lost")],
  ["a transaction", () => database.transaction((transaction) => transaction.workspace.findMany())],
  ["a read", () => database.client.workspace.findMany()],
  ["the question whether it is there", () => database.ping()],
];

it.each(ways)("a file taken away under the studio is no database any more for %s", async (_, way) => {
  await add("kept");
  await rename(sqliteFile(folder), join(folder, "away"));
  await expect(way()).rejects.toMatchObject({ code: "database_unavailable" });
  await rename(join(folder, "away"), sqliteFile(folder));
  await way();
  expect((await database.client.workspace.findMany()).map(({ id }) => id)).toContain("kept");
});

it("another file in its place is not taken for it", async () => {
  await add("kept");
  await copyFile(sqliteFile(folder), join(folder, "copy"));
  await rename(join(folder, "copy"), sqliteFile(folder));
  for (const [, way] of ways) await expect(way()).rejects.toMatchObject({ code: "database_unavailable" });
});
