import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { review } from "#lib/evidence/review.ts";
import { release } from "#lib/releases/release.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { seedEvidence, seedTemplate, seedVersion } from "#tests/support/seed-evidence.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const tables = ["TemplateVersion", "Review", "Release", "AuditEntry"] as const;
type Table = (typeof tables)[number];

/** A column of each that somebody might want to read otherwise. */
const columns: Record<Table, string> = {
  TemplateVersion: "content",
  Review: "decision",
  Release: "kind",
  AuditEntry: "details",
};

describe.each(testDatabases())("what only grows, by direct SQL on $name", ({ open, name }) => {
  const sqlite = name === "SQLite";
  let opened: OpenTestDatabase;
  let test: TestStudio;
  let versionId: string;
  beforeAll(async () => {
    opened = await open();
    test = await openTestStudio(opened.database);
    const { context } = test;
    const templateId = await seedTemplate(context);
    versionId = await seedVersion(context, templateId);
    const { evidenceRunId } = await seedEvidence(context, { versionId, cases: [{ pictures: 1 }] });
    const { digest: evidenceDigest } = await getEvidenceRun(context, { evidenceRunId });
    await review(context, { evidenceRunId, evidenceDigest, decision: "reject", comment: "" });
    await release(context, {
      environment: "dev",
      versionId,
      connectionId: connectionId(context.workspaceId, "simulator"),
      model: "gpt-image-2.5-flare",
      expectedReleaseId: null,
      kind: "promote",
      reason: "",
      breakGlass: false,
      via: "ui",
    });
  });
  afterAll(async () => {
    await test.close();
    await opened.close();
  });

  const all = (table: Table) =>
    opened.database.client.$queryRawUnsafe<Record<string, unknown>[]>(
      `SELECT * FROM "${table}" ORDER BY "id"`,
    );

  /** A copy of the table's first row with one column changed, as an INSERT of some kind. */
  const copy =
    (table: Table, how: { verb?: string; tail?: string; id?: string; rowid?: boolean }) => async () => {
      const [row = {}] = await all(table);
      const names = Object.keys(row).map((column) => `"${column}"`);
      const values = Object.keys(row).map((column) => {
        if (column === columns[table]) return `'forged'`;
        return column === "id" && how.id ? `'${how.id}'` : `"${column}"`;
      });
      const number = how.rowid ? ["rowid"] : [];
      return `${how.verb ?? "INSERT"} INTO "${table}" (${[...number, ...names].join()})
      SELECT ${[...number, ...values].join()} FROM "${table}" WHERE "id" = '${row.id}' ${how.tail ?? ""}`;
    };

  const attempts = (table: Table): Record<string, string | (() => Promise<string>)> => ({
    UPDATE: `UPDATE "${table}" SET "${columns[table]}" = 'forged'`,
    DELETE: `DELETE FROM "${table}"`,
    UPSERT: copy(table, {
      tail: `${sqlite ? "AND true " : ""}ON CONFLICT ("id") DO UPDATE SET "${columns[table]}" = 'forged'`,
    }),
    ...(sqlite
      ? {
          REPLACE: copy(table, { verb: "REPLACE" }),
          "INSERT OR REPLACE by its hidden number": copy(table, {
            verb: "INSERT OR REPLACE",
            id: "forged",
            rowid: true,
          }),
          "UPDATE OR REPLACE": `UPDATE OR REPLACE "${table}" SET "${columns[table]}" = 'forged'`,
          "UPDATE OR IGNORE": `UPDATE OR IGNORE "${table}" SET "${columns[table]}" = 'forged'`,
          "REPLACE of its own key": copy(table, { verb: "REPLACE", id: "forged" }),
        }
      : {
          TRUNCATE: `TRUNCATE "${table}" CASCADE`,
          MERGE: `MERGE INTO "${table}" AS t USING (SELECT 1) AS s ON true
            WHEN MATCHED THEN UPDATE SET "${columns[table]}" = 'forged'`,
        }),
  });

  it.each(tables)("%s refuses every way to change it", async (table) => {
    const before = await all(table);
    expect(before.length).toBeGreaterThan(0);
    for (const [way, sql] of Object.entries(attempts(table))) {
      // These two have no key besides their id: the copy is a new row, and adding is what they are for.
      if (way === "REPLACE of its own key" && (table === "Review" || table === "AuditEntry")) continue;
      const statement = typeof sql === "string" ? sql : await sql();
      await expect(opened.database.client.$executeRawUnsafe(statement), way).rejects.toThrow();
      expect(await all(table), way).toEqual(before);
    }
  });

  it("neither goes with the template it belongs to, nor follows it to another id", async () => {
    const before = await all("TemplateVersion");
    const { client } = opened.database;
    await expect(client.$executeRawUnsafe(`DELETE FROM "Template"`)).rejects.toThrow();
    await expect(client.$executeRawUnsafe(`UPDATE "Template" SET "id" = 'forged'`)).rejects.toThrow();
    expect(await all("TemplateVersion")).toEqual(before);
  });
});
