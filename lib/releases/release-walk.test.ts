import { expect, it } from "vitest";
import { testDatabases } from "#tests/support/database.ts";
import { openWalkDatabase } from "#tests/support/release-walk/walk-database.ts";
import { walkReleases } from "#tests/support/release-walk/walk-releases.ts";

/** Of the walks only a few are made here; `npm run bench releases` makes ten thousand. */
const sequences = 100;

it("makes no release without its policy's evidence, and refuses none that has it, whatever is done in whatever order", {
  timeout: 600_000,
}, async () => {
  const { database, close } = await openWalkDatabase();
  const counts = new Map<string, number>();
  await walkReleases(database, { sequences, seed: 1, counts }).finally(close);
  // A walk on which nothing happens proves nothing.
  for (const what of [
    "promote in prod",
    "rollback in prod",
    "hotfix in prod",
    "refused: release_policy_unmet",
  ])
    expect([what, (counts.get(what) ?? 0) > 0]).toEqual([what, true]);
});

it("does neither on PostgreSQL", { timeout: 600_000 }, async () => {
  const postgres = testDatabases().find(({ name }) => name !== "SQLite");
  if (!postgres) throw new Error("no PostgreSQL to test on");
  const { database, close } = await postgres.open();
  const counts = new Map<string, number>();
  await walkReleases(database, { sequences: 10, seed: 7_000, counts }).finally(close);
  expect(counts.get("promote in prod")).toBeGreaterThan(0);
});
