import sharp from "sharp";
import { afterEach, expect, it } from "vitest";
import { modelMask } from "#lib/compositing/model-mask.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import { listEdits } from "#lib/edits/list-edits.ts";
import { startEdit } from "#lib/edits/start-edit.ts";
import type { EditDraft } from "#lib/edits/view.ts";
import { createMask } from "#lib/masks/mask.ts";
import { dilate } from "#lib/masks/morph.ts";
import { retryRun } from "#lib/runs/retry-run.ts";
import {
  bring,
  bringMask,
  editDraft,
  launchComposer,
  redraw,
  simulate,
  stopComposers,
  untilComposed,
} from "#tests/support/edit-bench.ts";
import { noise } from "#tests/support/pictures.ts";
import { withRunners } from "#tests/support/runner-bench.ts";
import { refusal } from "#tests/support/scripted-provider.ts";
import { wavyMask } from "#tests/support/synthetic-drift.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

const raw = async (png: Uint8Array | undefined) => sharp(png).raw().toBuffer({ resolveWithObject: true });

withRunners("startEdit", (bench) => {
  afterEach(() => stopComposers(bench));

  /** A picture and a mask on it, and drafts of both. */
  async function studioWith({ width = 640, height = 480 } = {}) {
    await bench.fresh({});
    const source = await bring(bench, await noise(width, height).png().toBuffer());
    const mask = wavyMask(width, height, width / 2, height / 2, Math.min(width, height) / 5);
    const painted = await bringMask(bench, mask);
    const draft = (over: Partial<EditDraft> = {}) =>
      editDraft(bench, { sourceId: source.id, maskId: painted.id, ...over });
    return { source, mask, painted, draft };
  }

  it("sends the crop, and a mask of its size that is transparent exactly where the widened one is free", async () => {
    const { mask, draft, source } = await studioWith();
    const received = simulate(bench);
    launchComposer(bench);
    const started = await startEdit(bench.test.context, draft());
    expect(started.edit).toMatchObject({ mode: "exact", source: { id: source.id }, results: [] });
    const { plan } = await untilComposed(bench, started);
    const [call] = received;
    const [image] = call?.files.image ?? [];
    const { info: imageInfo } = await raw(image);
    const { data, info } = await raw(call?.files.mask?.[0]);
    expect([imageInfo.width, imageInfo.height]).toEqual([plan.modelSize.width, plan.modelSize.height]);
    expect([info.width, info.height, info.channels]).toEqual([imageInfo.width, imageInfo.height, 4]);
    const widened = dilate(modelMask(mask, plan), plan.dilation);
    // White there as well, for servers that go by the brightness.
    const wrong = widened.data.filter(
      (free, at) => (data[at * 4 + 3] === 0) !== free > 0 || (data[at * 4] === 255) !== free > 0,
    );
    expect(wrong.length).toBe(0);
    expect(call?.files.mask?.[0]?.length).toBeLessThan(4 * 1024 * 1024);
    expect(call?.fields).toMatchObject({ size: `${plan.modelSize.width}x${plan.modelSize.height}` });
    expect(call?.fields).not.toHaveProperty("input_fidelity");
    expect(call?.fields.prompt).toMatch(/^a fox in the snow\n\nChange only the open area of the mask\./);
    expect(started.run.prompt).toBe("a fox in the snow");
    await bench.sound();
  });

  it("writes down everything that is needed to open it again", async () => {
    const { draft, source, painted } = await studioWith();
    redraw(bench);
    const reference = await bring(bench, await noise(64, 64).png().toBuffer());
    const asked = draft({ references: [reference.id], context: 0.5 });
    const { run } = await startEdit(bench.test.context, asked);
    const { idempotencyKey: _, ...rest } = asked;
    const [again] = await listEdits(bench.test.context, { imageId: source.id });
    expect(again).toEqual(await getEdit(bench.test.context, { runId: run.id }));
    expect(again?.draft).toEqual({
      ...rest,
      settings: { ...rest.settings, feather: expect.any(Number) },
      parameters: {
        ...rest.parameters,
        size: `${again?.plan.modelSize.width}x${again?.plan.modelSize.height}`,
      },
    });
    expect(again?.mask).toMatchObject({ id: painted.id, listed: false, origin: "mask" });
    expect(
      run.inputs.map(({ role, position, image }) => `${role} ${position} ${image.origin}`).sort(),
    ).toEqual(["mask 0 mask", "reference 0 crop", "reference 1 upload"]);
    expect(await listEdits(bench.test.context, { imageId: reference.id })).toEqual([]);
  });

  it("answers the same click with the same edit, and another draft with a refusal", async () => {
    const { draft } = await studioWith();
    const asked = draft();
    const [one, two] = await Promise.all([
      startEdit(bench.test.context, asked),
      startEdit(bench.test.context, asked),
    ]);
    expect(two.run.id).toBe(one.run.id);
    expect((await startEdit(bench.test.context, { ...asked })).run.id).toBe(one.run.id);
    await expect(startEdit(bench.test.context, { ...asked, context: 0.4 })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
    expect(await bench.database.client.edit.count({ where: { runId: one.run.id } })).toBe(1);
  });

  it("refuses what cannot be edited, before anything is sent, written or charged", async () => {
    const { draft, source } = await studioWith();
    const { context } = bench.test;
    const refused = (over: Partial<EditDraft>, code: string) =>
      expect(startEdit(context, draft(over)), code).rejects.toMatchObject({ code });
    await refused({ maskId: (await bringMask(bench, createMask(640, 480))).id }, "mask_empty");
    await refused(
      { maskId: (await bringMask(bench, wavyMask(320, 240, 90, 90, 40))).id },
      "mask_size_mismatch",
    );
    await refused({ maskId: source.id }, "mask_not_grey");
    await refused({ maskId: "img_none" }, "reference_missing");
    await refused({ prompt: "  " }, "prompt_empty");
    await refused({ outset: { left: 8000, top: 0, right: 0, bottom: 0 } }, "edit_too_large");
    await refused({ model: "gpt-image-1" }, "model_ended");
    const blank = await sharp({ create: { width: 640, height: 480, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    await refused({ markupId: (await bring(bench, blank, "markup")).id }, "markup_empty");
    await refused({ markupId: source.id, sourceId: source.id }, "markup_empty");
    const small = await noise(64, 64, 4).png().toBuffer();
    await refused({ markupId: (await bring(bench, small, "markup")).id }, "invalid_request");
    const other = await openTestStudio(bench.database);
    await expect(
      startEdit(other.context, { ...draft(), connectionId: other.draft().connectionId }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await other.close();
    const where = { workspaceId: context.workspaceId };
    await bench.database.client.budget.update({ where, data: { limit: 1n } });
    await refused({}, "budget_exceeded");
    expect(await bench.database.client.run.count({ where })).toBe(0);
    expect(await bench.database.client.edit.count({ where })).toBe(0);
    expect(bench.provider.calls).toHaveLength(0);
  });

  it("takes a full mask, and proves that nothing was locked", async () => {
    const { draft } = await studioWith();
    redraw(bench);
    launchComposer(bench);
    const full = createMask(640, 480);
    full.data.fill(255);
    const maskId = (await bringMask(bench, full)).id;
    const edit = await untilComposed(bench, await startEdit(bench.test.context, draft({ maskId })));
    expect(edit.results[0]).toMatchObject({
      state: "done",
      proof: { locked: 0, changed: 0, drift: 0 },
      composite: { width: 640, height: 480 },
    });
  });

  it("edits the whole picture without a mask, and shows what the provider drew", async () => {
    const { draft } = await studioWith();
    const { calls } = redraw(bench);
    launchComposer(bench);
    const started = await startEdit(bench.test.context, draft({ maskId: null }));
    const edit = await untilComposed(bench, started);
    expect(edit).toMatchObject({ mode: "raw", results: [{ state: "done", composite: null, proof: null }] });
    expect(edit.results[0]?.raw.listed).toBe(true);
    expect(calls[0]?.request.inputs.map(({ role }) => role)).toEqual(["reference"]);
    expect(calls[0]?.request.prompt).toBe("a fox in the snow");
  });

  it("sends marks as a field without a mask, and burned into a copy beside one", async () => {
    const { draft } = await studioWith();
    const { calls } = redraw(bench);
    const sentAs = (call: number, role: string) =>
      calls[call]?.request.inputs.filter((input) => input.role === role).map(({ bytes }) => bytes) ?? [];
    launchComposer(bench);
    const dot = await sharp({ create: { width: 40, height: 40, channels: 4, background: "#ff0000" } })
      .png()
      .toBuffer();
    const marks = await sharp({ create: { width: 640, height: 480, channels: 4, background: "#00000000" } })
      .composite([{ input: dot, left: 300, top: 220 }])
      .png()
      .toBuffer();
    const markupId = (await bring(bench, marks, "markup")).id;
    const field = await untilComposed(
      bench,
      await startEdit(bench.test.context, draft({ maskId: null, markupId })),
    );
    expect(field.plan).toMatchObject({ markup: "field", maskSent: false });
    const sent = await raw(sentAs(0, "markup")[0]);
    expect([sent.info.width, sent.info.height]).toEqual([
      field.plan.modelSize.width,
      field.plan.modelSize.height,
    ]);
    expect(sent.data[3]).toBe(0);
    const burned = await untilComposed(bench, await startEdit(bench.test.context, draft({ markupId })));
    expect(burned.plan).toMatchObject({ markup: "burned", maskSent: true });
    expect(sentAs(1, "markup")).toEqual([]);
    const [first, last] = sentAs(1, "reference");
    const [clean, marked] = [await raw(first), await raw(last)];
    expect(marked.info).toMatchObject({ width: clean.info.width, height: clean.info.height });
    const middle = (((marked.info.height / 2) | 0) * marked.info.width + ((marked.info.width / 2) | 0)) * 3;
    expect([...marked.data.subarray(middle, middle + 3)]).toEqual([255, 0, 0]);
    expect([...clean.data.subarray(middle, middle + 3)]).not.toEqual([255, 0, 0]);
    expect(calls[1]?.request.prompt).toContain("The last image shows the first one again");
    expect(burned.draft).toMatchObject({ markupId, references: [] });
  });

  it("can be tried again with the very same pictures after the provider failed", async () => {
    const { draft } = await studioWith();
    bench.test.setProvider({ ...bench.provider, start: () => Promise.reject(refusal()) });
    launchComposer(bench);
    const failed = await startEdit(bench.test.context, draft());
    const refused = await untilComposed(bench, failed);
    expect(refused.results).toEqual([]);
    const { calls } = redraw(bench);
    const run = await retryRun(bench.test.context, {
      runId: failed.run.id,
      idempotencyKey: "retry-of-an-edit",
    });
    const edit = await untilComposed(bench, { run });
    expect(edit.results[0]).toMatchObject({ state: "done", proof: { changed: 0 } });
    expect(edit.plan).toEqual(refused.plan);
    expect(calls[0]?.request.inputs.map(({ role }) => role)).toEqual(["reference", "mask"]);
    expect(run.inputs.map(({ image }) => image.id)).toEqual(failed.run.inputs.map(({ image }) => image.id));
    await bench.sound();
  });
});
