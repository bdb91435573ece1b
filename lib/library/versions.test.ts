import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteTemplate } from "#lib/library/delete-template.ts";
import { forkTemplate } from "#lib/library/fork-template.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { loadVersion } from "#lib/library/load-version.ts";
import { renameTemplate } from "#lib/library/rename-template.ts";
import { restoreVersion } from "#lib/library/restore-version.ts";
import { retireVersion } from "#lib/library/retire-version.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { contentOf, makeTemplate, makeVersion, textVariable } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("versions on $name", ({ open }) => {
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

  it("are numbered, digested, and begin as candidates", async () => {
    const { context } = test;
    const { template, version } = await makeVersion(context, { slug: "fox" });
    expect(version).toMatchObject({
      templateId: template.id,
      slug: "fox",
      number: 1,
      state: "candidate",
      changelog: "first",
      source: "ui",
      createdBy: "owner",
      parentId: null,
      fragments: [],
      content: contentOf("a fox in the snow"),
    });
    expect(version.digest).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(await loadVersion(context, { templateId: template.id, number: 1 })).toEqual(version);
    expect(await loadTemplate(context, { slug: "fox" })).toMatchObject({
      state: "candidate",
      versionCount: 1,
      draft: { rev: 1, baseVersionId: version.id },
      versions: [{ id: version.id, number: 1 }],
    });
  });

  it("have the same digest for the same content, and another for another", async () => {
    const { context } = test;
    const digests: string[] = [];
    for (const [slug, body] of [
      ["a", "x"],
      ["b", "x"],
      ["c", "y"],
    ] as const)
      digests.push((await makeVersion(context, { slug, content: contentOf(body) })).version.digest);
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });

  it("are refused when nothing changed, when the draft moved on, and when something is wrong", async () => {
    const { context } = test;
    const { template } = await makeVersion(context, { slug: "fox" });
    const templateId = template.id;
    const freeze = (rev: number) => freezeVersion(context, { templateId, rev, changelog: "" });
    await expect(freeze(1)).rejects.toMatchObject({ code: "version_unchanged", params: { number: 1 } });
    await saveDraft(context, { templateId, rev: 1, content: contentOf("a {{thing}}") });
    await expect(freeze(1)).rejects.toMatchObject({ code: "draft_changed" });
    await expect(freeze(2)).rejects.toMatchObject({ code: "prompt_unknown_variable" });
    await saveDraft(context, {
      templateId,
      rev: 2,
      content: contentOf("a {{thing}}", { variables: [textVariable("thing")] }),
    });
    expect(await freeze(3)).toMatchObject({ number: 2 });
  });

  it("are frozen once when two people freeze at once", async () => {
    const { context } = test;
    const { id: templateId } = await makeTemplate(context, { slug: "race" });
    const results = await Promise.allSettled(
      [1, 2, 3].map((each) => freezeVersion(context, { templateId, rev: 1, changelog: String(each) })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "version_unchanged" });
  });

  it("hold their fragments as texts, whatever becomes of the fragments", async () => {
    const { context } = test;
    const brand = await makeTemplate(context, {
      slug: "brand",
      kind: "fragment",
      content: contentOf("Calm."),
    });
    const { id: templateId } = await makeTemplate(context, {
      slug: "poster",
      content: contentOf("a poster", { fragments: ["brand"] }),
    });
    const freeze = (rev: number) => freezeVersion(context, { templateId, rev, changelog: "" });
    await expect(freeze(1)).rejects.toMatchObject({ code: "fragment_not_frozen", params: { slug: "brand" } });
    const frozen = await freezeVersion(context, { templateId: brand.id, rev: 1, changelog: "" });
    const version = await freeze(1);
    expect(version.fragments).toEqual([{ slug: "brand", version: 1, digest: frozen.digest, text: "Calm." }]);
    // Another text of the fragment is another version of the template, without a change of its own.
    await saveDraft(context, { templateId: brand.id, rev: 1, content: contentOf("Loud.") });
    await expect(freeze(1)).rejects.toMatchObject({ code: "version_unchanged" });
    await freezeVersion(context, { templateId: brand.id, rev: 2, changelog: "" });
    expect((await freeze(1)).fragments).toMatchObject([{ version: 2, text: "Loud." }]);
    expect((await loadVersion(context, { templateId, number: 1 })).fragments).toEqual(version.fragments);
    // The name a fragment once had still finds it.
    await renameTemplate(context, { templateId: brand.id, slug: "house" });
    expect(await loadTemplate(context, { slug: "house" })).toMatchObject({
      usedBy: [{ slug: "poster", versions: [1, 2], draft: true }],
    });
  });

  it("refuse fragments that are not there, in one another, and to delete one in use", async () => {
    const { context } = test;
    const brand = await makeTemplate(context, {
      slug: "brand",
      kind: "fragment",
      content: contentOf("Calm."),
    });
    const nested = await makeTemplate(context, {
      slug: "nested",
      kind: "fragment",
      content: contentOf("x", { fragments: ["brand"] }),
    });
    const freeze = (templateId: string) => freezeVersion(context, { templateId, rev: 1, changelog: "" });
    await expect(freeze(nested.id)).rejects.toMatchObject({ code: "fragment_nested" });
    const lost = await makeTemplate(context, {
      slug: "lost",
      content: contentOf("x", { fragments: ["nowhere"] }),
    });
    await expect(freeze(lost.id)).rejects.toMatchObject({
      code: "fragment_missing",
      field: "fragments[0]",
      params: { slug: "nowhere" },
    });
    await expect(deleteTemplate(context, { templateId: brand.id })).rejects.toMatchObject({
      code: "fragment_in_use",
      params: { count: 1, users: "nested" },
    });
    await saveDraft(context, { templateId: nested.id, rev: 1, content: contentOf("x") });
    await deleteTemplate(context, { templateId: brand.id });
  });

  it("come back into the draft, and only over what was seen", async () => {
    const { context } = test;
    const { template, version } = await makeVersion(context, { slug: "back" });
    const templateId = template.id;
    await saveDraft(context, { templateId, rev: 1, content: contentOf("other") });
    expect(await restoreVersion(context, { templateId, number: 1, rev: 1 })).toMatchObject({
      saved: false,
      theirs: { rev: 2, content: { body: "other" } },
    });
    expect(await restoreVersion(context, { templateId, number: 1, rev: 2 })).toMatchObject({
      saved: true,
      draft: { rev: 3, content: { body: "a fox in the snow" }, baseVersionId: version.id },
    });
    await expect(restoreVersion(context, { templateId, number: 2, rev: 3 })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("are forked with where they came from", async () => {
    const { context } = test;
    const { template } = await makeVersion(context, { slug: "origin", tags: ["a"], folder: "f" });
    await saveDraft(context, { templateId: template.id, rev: 1, content: contentOf("newer") });
    const fork = await forkTemplate(context, { templateId: template.id, number: 1, slug: null });
    expect(fork).toMatchObject({
      slug: "origin-2",
      folder: "f",
      tags: ["a"],
      state: "draft",
      forkedFrom: { templateId: template.id, slug: "origin", version: 1 },
      draft: { content: { body: "a fox in the snow" } },
    });
    const ofDraft = await forkTemplate(context, { templateId: template.id, number: null, slug: "mine" });
    expect(ofDraft).toMatchObject({ slug: "mine", draft: { content: { body: "newer" } } });
    await expect(
      forkTemplate(context, { templateId: template.id, number: 9, slug: null }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("retire, unless they are live", async () => {
    const { context } = test;
    const { workspaceId } = context;
    const { template, version } = await makeVersion(context, { slug: "old" });
    const retire = () => retireVersion(context, { templateId: template.id, number: 1 });
    const pointer = {
      workspaceId,
      environment: "prod",
      templateId: template.id,
      releaseId: "rel_x",
      versionId: version.id,
      connectionId: `con_${workspaceId}_simulator`,
      model: "gpt-image-1.5",
    };
    await opened.database.client.environmentPointer.create({ data: pointer });
    await expect(retire()).rejects.toMatchObject({ code: "version_live", params: { environments: "prod" } });
    expect(await loadTemplate(context, { slug: "old" })).toMatchObject({
      environments: ["prod"],
      endsOn: "2026-12-01",
    });
    await opened.database.client.environmentPointer.updateMany({
      where: { templateId: template.id },
      data: { withdrawn: true },
    });
    expect(await retire()).toMatchObject({ state: "retired" });
    expect(await loadTemplate(context, { slug: "old" })).toMatchObject({
      state: "retired",
      environments: [],
    });
  });

  it("are changed and deleted by nobody, not even by SQL", async () => {
    const { version } = await makeVersion(test.context, { slug: "stone" });
    const { client } = opened.database;
    const attempts = [
      client.$executeRaw`UPDATE "TemplateVersion" SET "content" = 'x' WHERE "id" = ${version.id}`,
      client.$executeRaw`UPDATE "TemplateVersion" SET "digest" = 'x'`,
      client.$executeRaw`DELETE FROM "TemplateVersion" WHERE "id" = ${version.id}`,
      client.template.delete({ where: { id: version.templateId } }),
    ];
    for (const result of await Promise.allSettled(attempts)) expect(result.status).toBe("rejected");
    expect(await loadVersion(test.context, { templateId: version.templateId, number: 1 })).toEqual(version);
  });

  it("are nobody else's", async () => {
    const other = await openTestStudio(opened.database);
    const { template } = await makeVersion(test.context, { slug: "mine" });
    await makeVersion(test.context, { slug: "brand", kind: "fragment" });
    const templateId = template.id;
    const { context } = other;
    const attempts = [
      loadVersion(context, { templateId, number: 1 }),
      freezeVersion(context, { templateId, rev: 1, changelog: "" }),
      restoreVersion(context, { templateId, number: 1, rev: 1 }),
      retireVersion(context, { templateId, number: 1 }),
      forkTemplate(context, { templateId, number: 1, slug: null }),
    ];
    for (const result of await Promise.allSettled(attempts))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    await expect(
      makeVersion(context, { slug: "theirs", content: contentOf("x", { fragments: ["brand"] }) }),
    ).rejects.toMatchObject({ code: "fragment_missing" });
    await other.close();
  });
});
