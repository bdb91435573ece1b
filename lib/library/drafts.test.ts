import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { latestEvent, readEvents } from "#lib/events/read-events.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { contentSchema } from "#lib/library/content-schema.ts";
import { createTemplate } from "#lib/library/create-template.ts";
import { deleteTemplate } from "#lib/library/delete-template.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { renameTemplate } from "#lib/library/rename-template.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { setTemplateFavourite } from "#lib/library/set-template-favourite.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { contentOf, makeTemplate, makeVersion, textVariable } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("templates and drafts on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());
  beforeEach(async () => {
    const own = await openTestStudio(opened.database);
    test = own;
    return () => own.close();
  });

  it("are made with everything that was said of them", async () => {
    const { context } = test;
    const deployment = { connectionId: `con_${context.workspaceId}_simulator`, model: "gpt-image-1.5" };
    const made = await createTemplate(context, {
      kind: "prompt",
      slug: "hero-banner",
      title: { en: "Hero banner", "zh-CN": "商品主图横幅" },
      useWhen: { en: "A product needs a banner", "zh-CN": "" },
      notes: "ask 小林",
      folder: " 电商 / banners/ ",
      tags: ["Poster", "poster", "海报"],
      licence: "CC0",
      source: "https://example.com",
      deployment,
      content: contentOf("a {{product}} on snow", { variables: [textVariable("product")] }),
    });
    expect(made).toMatchObject({
      slug: "hero-banner",
      title: { en: "Hero banner", "zh-CN": "商品主图横幅" },
      folder: "电商/banners",
      tags: ["Poster", "海报"],
      state: "draft",
      versionCount: 0,
      owner: "owner",
      deployment,
      model: "gpt-image-1.5",
      endsOn: "2026-12-01",
      draft: { rev: 1, baseVersionId: null, updatedBy: "owner" },
      versions: [],
      cover: null,
      coverUrl: null,
    });
    expect(Number(made.priceNano)).toBeGreaterThan(1_000_000);
    expect(await loadTemplate(context, { slug: "hero-banner" })).toEqual(made);
    const audit = await opened.database.client.auditEntry.findMany({ where: { subjectId: made.id } });
    expect(audit.map(({ action }) => action)).toEqual(["template.create"]);
  });

  it("get a name from their title, and the next free one after that", async () => {
    const { context } = test;
    const make = (en: string, zh = "") =>
      createTemplate(context, {
        kind: "prompt",
        slug: null,
        title: { en, "zh-CN": zh },
        content: contentOf("x"),
      });
    const slugs: string[] = [];
    for (const [en, zh] of [
      ["Café, the Poster!"],
      ["café the poster"],
      ["", "海报"],
      ["", "海报 2"],
      ["x".repeat(200)],
    ])
      slugs.push((await make(en ?? "", zh)).slug);
    expect(slugs).toEqual(["cafe-the-poster", "cafe-the-poster-2", "prompt", "prompt-2", "x".repeat(80)]);
  });

  it("refuse a name that leads elsewhere, now or once, and say which is free", async () => {
    const { context } = test;
    const one = await makeTemplate(context, { slug: "banner" });
    await makeTemplate(context, { slug: "banner-2" });
    await renameTemplate(context, { templateId: one.id, slug: "hero" });
    const refusal = { code: "slug_taken", field: "slug", params: { slug: "banner", suggestion: "banner-3" } };
    await expect(makeTemplate(context, { slug: "banner" })).rejects.toMatchObject(refusal);
    const other = await makeTemplate(context, { slug: "other" });
    await expect(renameTemplate(context, { templateId: other.id, slug: "banner" })).rejects.toMatchObject(
      refusal,
    );
  });

  it("keep their old names, and may take them back", async () => {
    const { context } = test;
    const { id } = await makeTemplate(context, { slug: "one" });
    for (const slug of ["two", "three", "one"]) await renameTemplate(context, { templateId: id, slug });
    for (const slug of ["one", "two", "three"])
      expect(await loadTemplate(context, { slug })).toMatchObject({
        id,
        slug: "one",
        aliases: ["three", "two"],
      });
    await expect(loadTemplate(context, { slug: "four" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("give a name to one of two who want it at once", async () => {
    const { context } = test;
    const one = await makeTemplate(context, { slug: "one" });
    const two = await makeTemplate(context, { slug: "two" });
    const results = await Promise.allSettled([
      renameTemplate(context, { templateId: one.id, slug: "wanted" }),
      renameTemplate(context, { templateId: two.id, slug: "wanted" }),
      makeTemplate(context, { slug: "wanted" }),
      makeTemplate(context, { slug: "one" }),
    ]);
    const wanted = results.slice(0, 3).filter(({ status }) => status === "fulfilled");
    expect(wanted).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "slug_taken" });
    // Whatever came first: every name leads to one template, and none is both a name and an old name.
    const { client } = opened.database;
    const where = { workspaceId: context.workspaceId };
    const names = [
      ...(await client.template.findMany({ where })),
      ...(await client.templateAlias.findMany({ where })),
    ];
    expect(new Set(names.map(({ slug }) => slug)).size).toBe(names.length);
  });

  it("lose nothing when two people save: the second sees the first", async () => {
    const { context } = test;
    const { id } = await makeTemplate(context, { slug: "shared" });
    const results = await Promise.all(
      ["mine", "yours"].map((body) =>
        saveDraft(context, { templateId: id, rev: 1, content: contentOf(body) }),
      ),
    );
    const [saved] = results.filter((result) => result.saved);
    const [late] = results.filter((result) => !result.saved);
    if (!saved?.saved || !late || late.saved) throw new Error("one of them must be second");
    expect(late.theirs).toEqual(saved.draft);
    expect(saved.draft).toMatchObject({ rev: 2, updatedBy: "owner" });
    const again = { templateId: id, rev: late.theirs.rev, content: contentOf("both") };
    expect(await saveDraft(context, again)).toMatchObject({ saved: true, draft: { rev: 3 } });
    // Sent twice, saved once.
    expect(await saveDraft(context, again)).toMatchObject({ saved: true, draft: { rev: 3 } });
  });

  it("copy what lists filter by from the draft, and store texts in one form", async () => {
    const { context } = test;
    const { id } = await makeTemplate(context, { slug: "edit" });
    const content = { ...emptyContent("edit"), body: "e\u0301 in {{image}}\r\nnext" };
    const saved = await saveDraft(context, { templateId: id, rev: 1, content });
    expect(saved).toMatchObject({ saved: true, draft: { content: { body: "é in {{image}}\nnext" } } });
    const row = await opened.database.client.template.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ operation: "edit", slotRoles: "base" });
  });

  it("change around their content, tell of it, and are somebody's favourite", async () => {
    const { context } = test;
    const { id } = await makeTemplate(context, { slug: "changed", tags: ["a", "b"] });
    const after = await latestEvent(context);
    const changed = await changeTemplate(context, {
      templateId: id,
      changes: { title: { en: "New", "zh-CN": "新" }, tags: ["B", "c"], notes: "n" },
    });
    expect(changed).toMatchObject({ title: { en: "New" }, tags: ["b", "c"], notes: "n", favourite: false });
    await setTemplateFavourite(context, { templateId: id, favourite: true });
    expect(await loadTemplate(context, { slug: "changed" })).toMatchObject({ favourite: true });
    const other = { ...context, actor: { kind: "user" as const, id: "somebody" } };
    expect(await loadTemplate(other, { slug: "changed" })).toMatchObject({ favourite: false });
    expect((await readEvents(context, after)).events).toMatchObject([
      { number: after + 2, event: { type: "templates", templateId: id } },
    ]);
  });

  it("are deleted when they were never frozen, and else kept", async () => {
    const { context } = test;
    const draft = await makeTemplate(context, { slug: "draft", tags: ["x"] });
    await deleteTemplate(context, { templateId: draft.id });
    await expect(loadTemplate(context, { slug: "draft" })).rejects.toMatchObject({ code: "not_found" });
    expect(await opened.database.client.searchText.count({ where: { subjectId: draft.id } })).toBe(0);
    const { template } = await makeVersion(context, { slug: "frozen" });
    await expect(deleteTemplate(context, { templateId: template.id })).rejects.toMatchObject({
      code: "template_has_versions",
    });
  });

  it("are nobody else's", async () => {
    const other = await openTestStudio(opened.database);
    const { id } = await makeTemplate(test.context, { slug: "mine" });
    const templateId = id;
    const { context } = other;
    const attempts = [
      loadTemplate(context, { slug: "mine" }),
      saveDraft(context, { templateId, rev: 1, content: contentOf("theirs") }),
      renameTemplate(context, { templateId, slug: "theirs" }),
      changeTemplate(context, { templateId, changes: { notes: "theirs" } }),
      setTemplateFavourite(context, { templateId, favourite: true }),
      deleteTemplate(context, { templateId }),
      makeTemplate(context, {
        slug: "deployed",
        deployment: { connectionId: `con_${test.context.workspaceId}_simulator`, model: "m" },
      }),
      makeTemplate(context, { slug: "covered", coverImageId: "img_00000000000000000000000000" }),
    ];
    for (const result of await Promise.allSettled(attempts))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    expect(await loadTemplate(test.context, { slug: "mine" })).toMatchObject({
      draft: { rev: 1 },
      notes: "",
    });
    // The same name in another workspace is another template.
    expect((await makeTemplate(context, { slug: "mine" })).id).not.toBe(id);
    await other.close();
  });
});

describe("the schema of a content", () => {
  const accepts = (over: object) => contentSchema.safeParse({ ...contentOf("x"), ...over }).success;
  const many = (count: number) => Array.from({ length: count }, (_, index) => textVariable(`v${index}`));
  it.each([
    ["a body of 100,000 characters", { body: "😀".repeat(100_000) }, true],
    ["a longer body", { body: "😀".repeat(100_001) }, false],
    ["half a character", { body: "\ud800" }, false],
    ["a NUL", { body: "a\0" }, false],
    ["100 variables", { variables: many(100) }, true],
    ["101 variables", { variables: many(101) }, false],
    ["a parameter of no rule", { parameters: { ...contentOf("x").parameters, size: "auto" } }, false],
    ["an unknown field", { model: "gpt-image-2.5" }, false],
    [
      "no number",
      { parameters: { ...contentOf("x").parameters, count: { mode: "fixed", value: 11 } } },
      false,
    ],
  ] as [string, object, boolean][])("takes or refuses %s", (_what, over, accepted) => {
    expect(accepts(over)).toBe(accepted);
  });
});
