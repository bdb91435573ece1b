import sharp from "sharp";
import { afterEach, expect, it } from "vitest";
import { getEdit } from "#lib/edits/get-edit.ts";
import { newId } from "#lib/ids.ts";
import { startTemplateRun } from "#lib/library/start-template-run.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import type { ImageSlot } from "#lib/template/content.ts";
import { storeUpload } from "#lib/uploads/store-upload.ts";
import {
  bring,
  bringMask,
  launchComposer,
  simulate,
  stopComposers,
  untilComposed,
} from "#tests/support/edit-bench.ts";
import { noise } from "#tests/support/pictures.ts";
import { withRunners } from "#tests/support/runner-bench.ts";
import { wavyMask } from "#tests/support/synthetic-drift.ts";
import { contentOf, makeTemplate } from "#tests/support/templates.ts";

const slot = (name: string, role: ImageSlot["role"]): ImageSlot => ({
  name,
  role,
  label: { en: "", "zh-CN": "" },
  note: { en: "", "zh-CN": "" },
  min: 1,
  max: 1,
});

withRunners("a run of a template with a mask", (bench) => {
  afterEach(() => stopComposers(bench));

  async function maskedTemplate() {
    await bench.fresh({});
    simulate(bench);
    launchComposer(bench);
    const content = contentOf("a red kite in {{area}} of {{photo}}", {
      operation: "edit",
      slots: [slot("photo", "base"), slot("area", "mask")],
    });
    const { id } = await makeTemplate(bench.test.context, { slug: "kite", content });
    const photo = await bring(bench, await noise(640, 480).png().toBuffer());
    const { connectionId, model } = bench.test.draft();
    const draft = (area: string): TemplateRunDraft => ({
      templateId: id,
      versionId: null,
      values: {},
      slots: { photo: [photo.id], area: [area] },
      overrides: { quality: "low", partialImages: 0 },
      connectionId,
      model,
      idempotencyKey: newId("key"),
      via: "api",
    });
    return { photo, draft };
  }

  const mask = wavyMask(640, 480, 320, 240, 90);

  it("changes no pixel the mask keeps", async () => {
    const { photo, draft } = await maskedTemplate();
    const area = await bringMask(bench, mask);
    const { context } = bench.test;
    const run = await startTemplateRun(context, draft(area.id));
    expect(run).toMatchObject({ template: { slug: "kite" }, edit: { sourceId: photo.id, mode: "exact" } });
    const { results } = await untilComposed(bench, { run });
    expect(results[0]?.proof).toMatchObject({ changed: 0 });
    expect(results[0]?.proof?.drift).toBeGreaterThan(0.5);
  });

  it("takes a mask as the Images API has it: free where it is transparent", async () => {
    const { draft } = await maskedTemplate();
    const rgba = Buffer.alloc(640 * 480 * 4, 255);
    for (const [at, free] of mask.data.entries()) rgba[at * 4 + 3] = 255 - free;
    const png = await sharp(rgba, { raw: { width: 640, height: 480, channels: 4 } })
      .png()
      .toBuffer();
    const { context } = bench.test;
    const area = await storeUpload(context, {
      source: (async function* () {
        yield png;
      })(),
      declaredMime: null,
      name: "area.png",
      purpose: "mask",
    });
    const run = await startTemplateRun(context, draft(area.id));
    const { mask: painted } = await getEdit(context, { runId: run.id });
    const stored = await bench.test.studio.blobs.read(painted?.sha256 ?? "");
    const { data, info } = await sharp(stored)
      .toColourspace("b-w")
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(1);
    expect(Buffer.compare(data, Buffer.from(mask.data))).toBe(0);
  });

  it("refuses a picture that says nothing of what may change, naming the slot", async () => {
    const { photo, draft } = await maskedTemplate();
    const opaque = await bring(bench, await noise(640, 480).jpeg().toBuffer());
    const { context } = bench.test;
    await expect(startTemplateRun(context, draft(photo.id))).rejects.toMatchObject({
      code: "mask_without_alpha",
      field: "slots.area",
    });
    await expect(startTemplateRun(context, draft(opaque.id))).rejects.toMatchObject({
      code: "mask_not_png",
      field: "slots.area",
    });
  });
});
