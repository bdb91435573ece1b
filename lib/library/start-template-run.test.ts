import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { newId } from "#lib/ids.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { startTemplateRun } from "#lib/library/start-template-run.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import { getRun } from "#lib/runs/get-run.ts";
import type { ImageSlot } from "#lib/template/content.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { contentOf, makeTemplate, makeVersion, textVariable } from "#tests/support/templates.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const slot = (name: string, role: ImageSlot["role"]): ImageSlot => ({
  name,
  role,
  label: { en: "", "zh-CN": "" },
  note: { en: "", "zh-CN": "" },
  min: 1,
  max: 1,
});

describe.each(testDatabases())("a run of a template on $name", ({ open }) => {
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

  const draft = (templateId: string, over: Partial<TemplateRunDraft> = {}): TemplateRunDraft => ({
    templateId,
    versionId: null,
    values: {},
    slots: {},
    overrides: {},
    connectionId: connectionId(test.context.workspaceId, "simulator"),
    model: "gpt-image-2.5-flare",
    idempotencyKey: newId("key"),
    via: "playground",
    ...over,
  });
  const picture = async ({ workspaceId } = test.context, mime = "image/png") => {
    const id = newId("img");
    const sha256 = id.slice(-26).padEnd(64, "0");
    await opened.database.client.blob.create({
      data: { workspaceId, sha256, bytes: 1, mime, width: 64, height: 64 },
    });
    await opened.database.client.image.create({
      data: { id, workspaceId, actorKind: "user", actorId: "owner", origin: "upload", sha256 },
    });
    return id;
  };

  it("is an ordinary run that knows its template and version", async () => {
    const { context } = test;
    const content = contentOf("a {{animal}} in the snow", { variables: [textVariable("animal")] });
    const { template, version } = await makeVersion(context, { slug: "fox", content });
    await saveDraft(context, { templateId: template.id, rev: 1, content: contentOf("something else") });
    const asked = draft(template.id, {
      versionId: version.id,
      values: { animal: "fox" },
      overrides: { count: 2 },
    });
    const run = await startTemplateRun(context, asked);
    expect(run).toMatchObject({
      prompt: "a fox in the snow",
      count: 2,
      state: "running",
      operation: "generate",
      template: { id: template.id, slug: "fox", version: 1 },
    });
    expect(await getRun(context, { runId: run.id })).toEqual(run);
    const use = await opened.database.client.templateUse.findUniqueOrThrow({ where: { runId: run.id } });
    expect(use).toMatchObject({ versionId: version.id, via: "playground", values: '{"animal":"fox"}' });
    // The same click is the same run, and one use.
    expect((await startTemplateRun(context, asked)).id).toBe(run.id);
    expect(await loadTemplate(context, { slug: "fox" })).toMatchObject({
      useCount: 1,
      deployment: { connectionId: asked.connectionId, model: asked.model },
    });
    await expect(startTemplateRun(context, { ...asked, values: { animal: "cat" } })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  });

  it("of a draft says so, and takes its fragments as they are now", async () => {
    const { context } = test;
    await makeVersion(context, { slug: "brand", kind: "fragment", content: contentOf("Calm light.") });
    const { id } = await makeTemplate(context, {
      slug: "poster",
      content: contentOf("a poster", { fragments: ["brand"] }),
    });
    const run = await startTemplateRun(context, draft(id, { via: "evidence" }));
    expect(run.prompt).toContain("Calm light.");
    expect(run.prompt).toContain("a poster");
    expect(run.template).toEqual({ id, slug: "poster", version: null });
    // Proof is drawn on whatever is to be proved: nothing is suggested by it.
    expect(await loadTemplate(context, { slug: "poster" })).toMatchObject({ useCount: 1, deployment: null });
  });

  it("refuses values that don't fit before anything is written", async () => {
    const { context } = test;
    const content = contentOf("a {{animal}}", {
      variables: [textVariable("animal", { maxLength: 5 })],
      slots: [slot("photo", "reference")],
    });
    const { id } = await makeTemplate(context, { slug: "checked", content });
    const image = await picture();
    const other = await openTestStudio(opened.database);
    const foreign = await picture(other.context);
    const slots = { photo: [image] };
    const values = { animal: "fox" };
    for (const [over, error] of [
      [{ slots }, { code: "prompt_missing_variable", field: "values.animal" }],
      [{ slots, values: { animal: "elephant" } }, { code: "prompt_value_too_long" }],
      [{ slots, values: { ...values, colour: "red" } }, { code: "prompt_unknown_variable" }],
      [{ values }, { code: "prompt_slot_missing", field: "slots.photo" }],
      [
        { values, slots: { photo: [foreign] } },
        { code: "reference_missing", field: "slots.photo" },
      ],
      [{ values, slots, overrides: { moderation: "low" } }, { code: "prompt_override_refused" }],
      [{ values, slots, connectionId: "con_x" }, { code: "not_found" }],
      [{ values, slots, versionId: "ver_x" }, { code: "not_found" }],
    ] as [Partial<TemplateRunDraft>, object][])
      await expect(startTemplateRun(context, draft(id, over))).rejects.toMatchObject(error);
    await expect(startTemplateRun(other.context, draft(id, { values }))).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await opened.database.client.templateUse.count({ where: { templateId: id } })).toBe(0);
    expect((await startTemplateRun(context, draft(id, { values, slots }))).inputs).toMatchObject([
      { role: "reference", position: 0, image: { id: image } },
    ]);
    await other.close();
  });

  it("of an edit sends the base first, then the references", async () => {
    const { context } = test;
    const content = contentOf("replace the sky in {{photo}} like {{style}}", {
      operation: "edit",
      slots: [slot("style", "reference"), slot("photo", "base")],
    });
    const { id } = await makeTemplate(context, { slug: "sky", content });
    const [style, photo] = [await picture(), await picture()];
    const run = await startTemplateRun(context, draft(id, { slots: { style: [style], photo: [photo] } }));
    expect(run).toMatchObject({
      operation: "edit",
      edit: null,
      prompt: "replace the sky in image 1 like image 2",
    });
    expect(run.inputs.map(({ role, position, image }) => [role, position, image.id])).toEqual([
      ["reference", 0, photo],
      ["reference", 1, style],
    ]);
  });
});
