import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { latestEvent, readEvents } from "#lib/events/read-events.ts";
import { changeTemplate } from "#lib/library/change-template.ts";
import { changeTemplates } from "#lib/library/change-templates.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { undoTemplateChange } from "#lib/library/undo-template-change.ts";
import type { TemplateDeed, TemplateSelection } from "#lib/library/view.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { contentOf, makeTemplate } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("a change of many templates on $name", ({ open }) => {
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

  const named = (...templateIds: string[]): TemplateSelection => ({ kind: "ids", templateIds });
  const change = (selection: TemplateSelection, deed: TemplateDeed) =>
    changeTemplates(test.context, { selection, deed });
  const undo = (changeId: string) => undoTemplateChange(test.context, { changeId });
  const seen = async (slug: string) => {
    const { folder, tags, favourite, archivedAt } = await loadTemplate(test.context, { slug });
    return { folder, tags, favourite, archived: archivedAt !== null };
  };
  const make = async (slug: string, over: object = {}) =>
    (await makeTemplate(test.context, { slug, ...over })).id;

  it.each([
    ["move", { kind: "move", folder: "new" }, { folder: "new" }],
    ["folder's new name", { kind: "moveFolder", from: "old", to: "new/place" }, { folder: "new/place/deep" }],
    ["mark", { kind: "favourite", favourite: true }, { favourite: true }],
    ["tag", { kind: "tag", name: "New" }, { tags: ["New", "kept"] }],
    ["lost tag", { kind: "untag", name: "KEPT" }, { tags: [] }],
    ["archive", { kind: "archive" }, { archived: true }],
  ] as [string, TemplateDeed, object][])("goes back as it came: %s", async (_name, deed, changed) => {
    const [one, two] = [await make("one", { folder: "old/deep", tags: ["kept"] }), await make("two")];
    const before = [await seen("one"), await seen("two")];
    const { changeId, count } = await change(named(one, two), deed);
    expect(await seen("one")).toMatchObject(changed);
    expect(count).toBe(deed.kind === "moveFolder" || deed.kind === "untag" ? 1 : 2);
    expect(await undo(changeId)).toEqual({ count });
    expect([await seen("one"), await seen("two")]).toEqual(before);
    expect(await undo(changeId)).toEqual({ count: 0 });
  });

  it("takes all that match but some, and tells everybody once", async () => {
    const ids = [await make("a", { folder: "f" }), await make("b", { folder: "f/g" }), await make("c")];
    const after = await latestEvent(test.context);
    const filter = { ...wholeLibrary, folder: "f", text: "snow" };
    const { count } = await change({ kind: "matching", filter, except: [ids[1] ?? ""] }, { kind: "archive" });
    expect(count).toBe(1);
    expect(await seen("a")).toMatchObject({ archived: true });
    expect(await seen("b")).toMatchObject({ archived: false });
    expect((await readEvents(test.context, after)).events).toMatchObject([
      { event: { type: "templates", templateId: ids[0] } },
    ]);
    await change(named(...ids), { kind: "restore" });
    await change(named(...ids), { kind: "move", folder: "all" });
    expect((await readEvents(test.context, after)).events.at(-1)).toMatchObject({
      event: { type: "templates", templateId: null },
    });
  });

  it("leaves what somebody changed since", async () => {
    const [one, two] = [await make("one"), await make("two")];
    const { changeId } = await change(named(one, two), { kind: "move", folder: "x" });
    await changeTemplate(test.context, { templateId: two, changes: { folder: "mine" } });
    expect(await undo(changeId)).toEqual({ count: 1 });
    expect([(await seen("one")).folder, (await seen("two")).folder]).toEqual(["", "mine"]);
  });

  it("is refused whole: another's id, a fragment in use, a folder too deep", async () => {
    const other = await openTestStudio(opened.database);
    const mine = await make("mine");
    const theirs = (await makeTemplate(other.context, { slug: "theirs" })).id;
    await expect(change(named(mine, theirs), { kind: "archive" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await seen("mine")).toMatchObject({ archived: false });
    const brand = await make("brand", { kind: "fragment" });
    const user = await make("user", { content: contentOf("x", { fragments: ["brand"] }), folder: "a" });
    await expect(change(named(mine, brand), { kind: "archive" })).rejects.toMatchObject({
      code: "fragment_in_use",
      params: { users: "user" },
    });
    expect(await seen("mine")).toMatchObject({ archived: false });
    expect((await change(named(brand, user), { kind: "archive" })).count).toBe(2);
    const deep = Array.from({ length: 10 }, (_, index) => `f${index}`).join("/");
    await make("low", { folder: "a/b" });
    await expect(
      change(
        { kind: "matching", filter: { ...wholeLibrary, folder: "a" }, except: [] },
        { kind: "moveFolder", from: "a", to: deep },
      ),
    ).rejects.toMatchObject({ code: "invalid_request" });
    const { changeId } = await change(named(mine), { kind: "move", folder: "x" });
    await expect(undoTemplateChange(other.context, { changeId })).rejects.toMatchObject({
      code: "not_found",
    });
    await other.close();
  });
});
