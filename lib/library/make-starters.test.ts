import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeTemplates } from "#lib/library/change-templates.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import { listTemplates } from "#lib/library/list-templates.ts";
import { makeStarters } from "#lib/library/make-starters.ts";
import { readStarters } from "#lib/library/read-starters.ts";
import { renameTemplate } from "#lib/library/rename-template.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { makeTemplate } from "#tests/support/templates.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("the starter set on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());

  it("is made once, with versions, cases and covers, whatever became of it", {
    timeout: 90_000,
  }, async () => {
    const { context, studio, close } = await openTestStudio(opened.database);
    const { workspaceId } = context;
    await makeTemplate(context, { slug: "product-shot" });
    const starters = await readStarters();
    expect(starters.length).toBeGreaterThanOrEqual(20);
    // Two processes start at once.
    await Promise.all([makeStarters(studio, workspaceId), makeStarters(studio, workspaceId)]);
    const list = async (archived: boolean) =>
      (
        await listTemplates(context, {
          filter: { ...wholeLibrary, archived },
          sort: "title",
          offset: 0,
          limit: 100,
        })
      ).templates;
    const prompts = (await list(false)).filter(({ versionCount }) => versionCount > 0);
    expect(prompts).toHaveLength(starters.filter(({ kind }) => kind === "prompt").length);
    for (const { title, state, versionCount, coverUrl } of prompts) {
      expect({ state, versionCount }).toEqual({ state: "candidate", versionCount: 1 });
      expect(coverUrl).toMatch(/^\/starters\/[a-z-]+\.webp$/);
      expect([title.en, title["zh-CN"]].every(Boolean)).toBe(true);
    }
    const cases = await opened.database.client.testCase.count({ where: { workspaceId } });
    expect(cases).toBe(starters.reduce((sum, { file }) => sum + file.cases.length, 0));
    const taken = prompts.find(({ slug }) => slug === "product-shot-2");
    if (!taken) throw new Error("whoever has the name keeps it");
    await renameTemplate(context, { templateId: taken.id, slug: "my-shot" });
    const selection = { kind: "matching" as const, filter: wholeLibrary, except: [] };
    await changeTemplates(context, { selection, deed: { kind: "archive" } });
    expect(await makeStarters(studio, workspaceId)).toBe(0);
    expect(await list(false)).toEqual([]);
    await close();
  });
});
