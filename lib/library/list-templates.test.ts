import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { changeTemplates } from "#lib/library/change-templates.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { listTemplates } from "#lib/library/list-templates.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { setTemplateFavourite } from "#lib/library/set-template-favourite.ts";
import type { LibraryFilter, LibrarySort } from "#lib/library/view.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { contentOf, makeTemplate, makeVersion } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("the library's list on $name", ({ open }) => {
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

  const list = (
    filter: Partial<LibraryFilter> = {},
    sort: LibrarySort = "updated",
    { offset = 0, limit = 60, context = test.context } = {},
  ) => listTemplates(context, { filter: { ...wholeLibrary, ...filter }, sort, offset, limit });
  const slugs = async (...asked: Parameters<typeof list>) =>
    (await list(...asked)).templates.map(({ slug }) => slug);

  it("filters by everything there is, one by one and together", async () => {
    const { context } = test;
    const { workspaceId } = context;
    const deployment = (model: string) => ({ connectionId: connectionId(workspaceId, "simulator"), model });
    const one = await makeVersion(context, {
      slug: "one",
      folder: "shop/banners",
      tags: ["Poster", "海报"],
      deployment: deployment("gpt-image-1.5"),
    });
    const two = await makeTemplate(context, { slug: "two", folder: "shop", tags: ["poster"] });
    await makeTemplate(context, { slug: "three", folder: "shopping", deployment: deployment("gpt-image-2") });
    await makeTemplate(context, { slug: "four", content: contentOf("x", { operation: "edit" }) });
    await makeTemplate(context, { slug: "brand", kind: "fragment" });
    await setTemplateFavourite(context, { templateId: two.id, favourite: true });
    const { client } = opened.database;
    await client.template.update({ where: { id: two.id }, data: { ratingSum: 9, ratingCount: 2 } });
    await client.environmentPointer.create({
      data: {
        workspaceId,
        environment: "test",
        templateId: two.id,
        releaseId: "rel_1",
        versionId: one.version.id,
        ...deployment("gpt-image-1-mini"),
      },
    });
    const asked: [Partial<LibraryFilter>, string[]][] = [
      [{}, ["four", "one", "three", "two"]],
      [{ kind: "fragment" }, ["brand"]],
      [{ folder: "" }, ["four"]],
      [{ folder: "shop" }, ["one", "two"]],
      [{ folder: "shop/banners" }, ["one"]],
      [{ folder: "sho" }, []],
      [{ tags: ["POSTER"] }, ["one", "two"]],
      [{ tags: ["poster", "海报"] }, ["one"]],
      [{ tags: ["nothing"] }, []],
      [{ states: ["candidate"] }, ["one"]],
      [{ states: ["candidate", "draft"] }, ["four", "one", "three", "two"]],
      [{ operation: "edit" }, ["four"]],
      [{ favourite: true }, ["two"]],
      [{ rating: 4 }, ["two"]],
      [{ rating: 5 }, []],
      [{ environments: ["test", "prod"] }, ["two"]],
      [{ environments: ["dev"] }, []],
      [{ ending: true }, ["one", "two"]],
      [{ folder: "shop", tags: ["poster"], ending: true, states: ["draft"] }, ["two"]],
      [{ text: "snow", folder: "shop" }, ["one", "two"]],
    ];
    for (const [filter, wanted] of asked)
      expect((await slugs(filter, "title")).sort(), JSON.stringify(filter)).toEqual(wanted);
    expect(await list({ states: ["candidate"] })).toMatchObject({
      total: 1,
      templates: [{ endsOn: "2026-12-01", tags: ["Poster", "海报"] }],
    });
    const other = await openTestStudio(opened.database);
    expect(await list({}, "updated", { context: other.context })).toEqual({
      templates: [],
      total: 0,
      nextOffset: null,
    });
    await other.close();
  });

  it("sorts by what was changed, used, rated and by title, and pages through it", async () => {
    const { context } = test;
    for (const [slug, en, zh] of [
      ["c", "beta", ""],
      ["a", "", "海报"],
      ["b", "Álpha", "甲"],
    ] as const)
      await makeTemplate(context, { slug, title: { en, "zh-CN": zh } });
    const { client } = opened.database;
    const set = (slug: string, data: object) =>
      client.template.updateMany({ where: { workspaceId: context.workspaceId, slug }, data });
    await set("a", { useCount: 3, ratingSum: 8, ratingCount: 2, updatedAt: new Date(1000) });
    await set("b", { useCount: 9, ratingSum: 5, ratingCount: 1, updatedAt: new Date(3000) });
    await set("c", { updatedAt: new Date(2000) });
    expect(await slugs({}, "updated")).toEqual(["b", "c", "a"]);
    expect(await slugs({}, "relevance")).toEqual(["b", "c", "a"]);
    expect(await slugs({}, "used")).toEqual(["b", "a", "c"]);
    expect(await slugs({}, "rating")).toEqual(["b", "a", "c"]);
    expect(await slugs({}, "title")).toEqual(["b", "c", "a"]);
    const page = await list({}, "updated", { limit: 2 });
    expect(page).toMatchObject({ total: 3, nextOffset: 2, templates: [{ slug: "b" }, { slug: "c" }] });
    expect(await list({}, "updated", { limit: 2, offset: 2 })).toMatchObject({
      nextOffset: null,
      templates: [{ slug: "a" }],
    });
  });

  it("finds words in names, uses, bodies, tags and notes, names first", async () => {
    const { context } = test;
    const make = (slug: string, over: object) => makeTemplate(context, { slug, ...over });
    await make("named", { title: { en: "Fox poster", "zh-CN": "狐狸海报" } });
    await make("used", { useWhen: { en: "", "zh-CN": "需要狐狸的时候" } });
    await make("bodied", { content: contentOf("一只狐狸在雪地里") });
    await make("tagged", { tags: ["狐狸"] });
    await make("noted", { notes: "ask 小林 about the 狐狸" });
    await make("nothing", {});
    expect(await slugs({ text: "狐狸" }, "relevance")).toEqual([
      "named",
      "noted",
      "tagged",
      "bodied",
      "used",
    ]);
    expect(await slugs({ text: "狐" }, "updated")).toEqual(["noted", "tagged", "bodied", "used", "named"]);
    expect(await slugs({ text: "狐狸 lin" }, "relevance")).toEqual([]);
    expect(await slugs({ text: "小林 abo" }, "relevance")).toEqual(["noted"]);
    expect(await slugs({ text: "noted" }, "relevance")).toEqual(["noted"]);
    // Every page of it, in one order without a gap or a repeat.
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const page = await list({ text: "狐狸" }, "relevance", { limit, offset });
        seen.push(...page.templates.map(({ slug }) => slug));
        offset = page.nextOffset;
      }
      expect(seen).toEqual(["named", "noted", "tagged", "bodied", "used"]);
    }
  });

  it("finds a template by what it says now, wherever it is", async () => {
    const { context } = test;
    const { id: templateId } = await makeTemplate(context, {
      slug: "moving",
      content: contentOf("a hedgehog"),
    });
    await saveDraft(context, { templateId, rev: 1, content: contentOf("an otter") });
    await changeTemplate(context, { templateId, changes: { title: { en: "Beaver", "zh-CN": "" } } });
    const found = async (text: string, archived = false) =>
      (await slugs({ text, archived }, "relevance")).length > 0;
    expect([await found("hedgehog"), await found("otter"), await found("beaver")]).toEqual([
      false,
      true,
      true,
    ]);
    const selection = { kind: "ids" as const, templateIds: [templateId] };
    await changeTemplates(context, { selection, deed: { kind: "archive" } });
    expect([await found("otter"), await found("otter", true)]).toEqual([false, true]);
    await changeTemplates(context, { selection, deed: { kind: "restore" } });
    expect([await found("otter"), await found("otter", true)]).toEqual([true, false]);
    const { client } = opened.database;
    expect(await client.searchText.count({ where: { subjectId: templateId } })).toBe(2);
  });

  it("offers folders with all that lies below them, tags and states", async () => {
    const { context } = test;
    await makeVersion(context, { slug: "a", folder: "x/y", tags: ["p", "q"] });
    await makeTemplate(context, { slug: "b", folder: "x", tags: ["p"] });
    await makeTemplate(context, { slug: "c" });
    const gone = await makeTemplate(context, { slug: "d", folder: "z" });
    const selection = { kind: "ids" as const, templateIds: [gone.id] };
    await changeTemplates(context, { selection, deed: { kind: "archive" } });
    expect(await libraryFacets(context, { kind: "prompt" })).toEqual({
      folders: [
        { path: "x", count: 2 },
        { path: "x/y", count: 1 },
      ],
      tags: [
        { value: "p", count: 2 },
        { value: "q", count: 1 },
      ],
      states: [
        { value: "draft", count: 2 },
        { value: "candidate", count: 1 },
      ],
      archived: 1,
    });
    expect(await libraryFacets(context, { kind: "fragment" })).toMatchObject({ folders: [], archived: 0 });
  });
});
