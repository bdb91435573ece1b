import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";

describe.each(testDatabases())("a database on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await open();
    await opened.database.client.workspace.create({ data: { id: "ws_test", name: "Test" } });
  });
  afterAll(() => opened.close());
  const names = async (prefix: string) =>
    (
      await opened.database.client.workspace.findMany({
        where: { id: { startsWith: prefix } },
        orderBy: { id: "asc" },
      })
    ).map(({ id }) => id);

  it("keeps a plain write that was made while somebody's transaction rolled back", async () => {
    const { database } = opened;
    const rolledBack = database.transaction(async (transaction) => {
      await transaction.workspace.create({ data: { id: "plain_tx", name: "in the transaction" } });
      await sleep(150);
      throw new Error("roll back");
    });
    await sleep(50);
    const plain = database.client.workspace.create({ data: { id: "plain_outer", name: "outside" } });
    const seen = await database.client.workspace.count({ where: { id: "plain_tx" } });
    await expect(rolledBack).rejects.toThrow("roll back");
    await plain;
    expect(seen).toBe(0);
    expect(await names("plain_")).toEqual(["plain_outer"]);
  });

  it("lets transactions that are begun together all commit, with no update lost", async () => {
    const { database } = opened;
    await database.client.workspace.create({ data: { id: "counter", name: "counter" } });
    await Promise.all(
      Array.from({ length: 12 }, () =>
        database.transaction(async (transaction) => {
          await transaction.workspace.update({
            where: { id: "counter" },
            data: { eventCounter: { increment: 1 } },
          });
          await sleep(5);
        }),
      ),
    );
    const { eventCounter } = await database.client.workspace.findUniqueOrThrow({ where: { id: "counter" } });
    expect(eventCounter).toBe(12);
  });

  it("takes back all of a transaction whose last statement fails", async () => {
    const failing = opened.database.transaction(async (transaction) => {
      await transaction.workspace.create({ data: { id: "half_1", name: "x" } });
      await transaction.workspace.create({ data: { id: "half_1", name: "again" } });
    });
    await expect(failing).rejects.toSatisfy(isUniqueViolation);
    expect(await names("half_")).toEqual([]);
  });

  it("says P2002 for a second row with the same key", async () => {
    const again = opened.database.client.workspace.create({ data: { id: "ws_test", name: "again" } });
    await expect(again).rejects.toMatchObject({ code: "P2002" });
    await expect(again).rejects.not.toBeInstanceOf(AppError);
  });

  it("refuses a write through the outer client from inside a transaction at once", async () => {
    const { database } = opened;
    const started = Date.now();
    const wrong = database.transaction(async (transaction) => {
      await transaction.workspace.create({ data: { id: "outer_1", name: "x" } });
      await database.client.workspace.create({ data: { id: "outer_2", name: "x" } });
    });
    await expect(wrong).rejects.toThrow("outer client inside a transaction");
    await expect(database.transaction(() => database.transaction(async () => undefined))).rejects.toThrow(
      "outer client",
    );
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await names("outer_")).toEqual([]);
  });

  it("refuses a statement of a transaction that has ended", async () => {
    let late: Promise<unknown> = Promise.resolve();
    await opened.database.transaction(async (transaction) => {
      late = sleep(50).then(() => transaction.workspace.create({ data: { id: "late", name: "x" } }));
      late.catch(() => undefined);
    });
    await expect(late).rejects.toThrow();
    expect(await names("late")).toEqual([]);
  });

  it("keeps money of any size to the last digit, and sums it", async () => {
    const { client } = opened.database;
    const limit = 9_223_372_036_854_775_807n;
    await client.budget.create({ data: { workspaceId: "ws_test", limit, reserved: 9_007_199_254_740_993n } });
    await client.budget.update({ where: { workspaceId: "ws_test" }, data: { reserved: { increment: 1n } } });
    expect(await client.budget.findUnique({ where: { workspaceId: "ws_test" } })).toMatchObject({
      limit,
      reserved: 9_007_199_254_740_994n,
      spent: 0n,
    });
    const changed = await client.budget.updateMany({
      where: { workspaceId: "ws_test", reserved: { gt: 9_007_199_254_740_993n } },
      data: { spent: 5n },
    });
    expect(changed.count).toBe(1);
  });

  it("keeps moments to the millisecond and orders by them", async () => {
    const { client } = opened.database;
    const first = new Date("2026-02-28T23:59:59.998Z");
    const second = new Date("2026-02-28T23:59:59.999Z");
    await client.workspace.create({ data: { id: "date_2", name: "x", createdAt: second } });
    await client.workspace.create({ data: { id: "date_1", name: "x", createdAt: first } });
    const rows = await client.workspace.findMany({
      where: { id: { startsWith: "date_" }, createdAt: { gt: first } },
    });
    expect(rows.map(({ id, createdAt }) => [id, createdAt.getTime()])).toEqual([
      ["date_2", second.getTime()],
    ]);
    const ordered = await client.workspace.findMany({
      where: { id: { startsWith: "date_" } },
      orderBy: { createdAt: "asc" },
    });
    expect(ordered.map(({ id }) => id)).toEqual(["date_1", "date_2"]);
  });

  it("refuses to change or delete a ledger entry, also by raw SQL", async () => {
    const { client } = opened.database;
    await client.ledgerEntry.create({
      data: {
        id: "led_1",
        workspaceId: "ws_test",
        actorKind: "system",
        actorId: "test",
        kind: "settle",
        amount: 42n,
        runId: "run_1",
        jobId: "job_1",
        connectionId: "con_1",
        model: "gpt-image-2.5-flare",
      },
    });
    await expect(
      client.ledgerEntry.update({ where: { id: "led_1" }, data: { amount: 1n } }),
    ).rejects.toThrow();
    await expect(client.ledgerEntry.delete({ where: { id: "led_1" } })).rejects.toThrow();
    await expect(client.$executeRaw`UPDATE "LedgerEntry" SET "amount" = 1`).rejects.toThrow(
      /append-only|P2010|P2003|constraint/i,
    );
    await expect(client.$executeRaw`DELETE FROM "LedgerEntry"`).rejects.toThrow();
    expect(await client.ledgerEntry.findUnique({ where: { id: "led_1" } })).toMatchObject({ amount: 42n });
  });

  it("refuses a row that points nowhere", async () => {
    const orphan = opened.database.client.event.create({
      data: { workspaceId: "nobody", number: 1, type: "run", subjectId: "run_1" },
    });
    await expect(orphan).rejects.toMatchObject({ code: "P2003" });
  });
});

describe("a SQLite database that cannot grow", () => {
  it("says disk_full, takes all of the transaction back, and works again once there is room", async () => {
    const sqlite = testDatabases().find(({ name }) => name === "SQLite");
    const opened = await sqlite?.open();
    if (!opened) throw new Error("SQLite is always there");
    const { database, close } = opened;
    const big = (id: string) => ({ data: { id, name: "x".repeat(100_000) } });
    await database.client.$executeRaw`PRAGMA max_page_count = 1`;
    const full = database.transaction(async (transaction) => {
      await transaction.workspace.create({ data: { id: "small", name: "x" } });
      for (let row = 0; row < 50; row++) await transaction.workspace.create(big(`big_${row}`));
    });
    await expect(full).rejects.toBeInstanceOf(AppError);
    await expect(full).rejects.toMatchObject({ code: "disk_full" });
    await expect(database.client.workspace.create(big("plain"))).rejects.toMatchObject({ code: "disk_full" });
    expect(await database.client.workspace.count()).toBe(0);
    const unimpressed = database.transaction(async (transaction) => {
      await transaction.workspace.create(big("swallowed")).catch(() => undefined);
      await database.client.workspace.count();
      await transaction.workspace.create({ data: { id: "after", name: "x" } }).catch(() => undefined);
    });
    await expect(unimpressed).rejects.toMatchObject({ code: "disk_full" });
    expect(await database.client.workspace.count()).toBe(0);
    await database.client.$executeRaw`PRAGMA max_page_count = 1000000`;
    await database.transaction((transaction) => transaction.workspace.create(big("later")));
    expect(await database.client.workspace.count()).toBe(1);
    await close();
  });
});

const server = testDatabases().find(({ name }) => name === "PostgreSQL");

if (server) {
  describe("a PostgreSQL connection that breaks", () => {
    it("is database_unavailable for its transaction alone; the next one finds a new connection", async () => {
      const { database, close } = await server.open();
      const broken = database.transaction(async (transaction) => {
        await transaction.workspace.create({ data: { id: "lost", name: "x" } });
        await transaction.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
      });
      await expect(broken).rejects.toBeInstanceOf(AppError);
      await expect(broken).rejects.toMatchObject({ code: "database_unavailable" });
      await database.ping();
      await database.transaction((transaction) =>
        transaction.workspace.create({ data: { id: "kept", name: "x" } }),
      );
      expect(await database.client.workspace.findMany({ select: { id: true } })).toEqual([{ id: "kept" }]);
      await close();
    });
  });
}
