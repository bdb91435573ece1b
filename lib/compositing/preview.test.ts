import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { compose } from "#lib/compositing/compose.ts";
import { planEdit } from "#lib/compositing/plan-edit.ts";
import { createPreview, type PreviewPatch, previewArea } from "#lib/compositing/preview.ts";
import { cutOut, type Raster } from "#lib/compositing/raster.ts";
import type { CompositeProof, CompositeSettings, EditMode, EditPlan } from "#lib/edits/view.ts";
import { bounds } from "#lib/masks/bounds.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { families } from "#lib/models/families.ts";
import { drawDrifted, syntheticPhoto, wavyMask } from "#tests/support/synthetic-drift.ts";

const usual: CompositeSettings = { feather: 24, shift: 0, strength: 1, band: 0 };
const none = { left: 0, top: 0, right: 0, bottom: 0 };

describe("the preview of a result", () => {
  let photo: Raster;
  let mask: Mask;
  let plan: EditPlan;
  let sent: Raster;
  let came: Raster;
  let registration: CompositeProof["registration"];

  beforeAll(async () => {
    photo = await syntheticPhoto(900, 700);
    mask = wavyMask(900, 700, 480, 320, 90);
    plan = planEdit({
      source: { width: 900, height: 700 },
      outset: none,
      bounds: bounds(mask),
      sizes: families["1.5"].sizes,
      context: 0.35,
      maskTaken: true,
      markup: "none",
    });
    const { crop, modelSize, scale } = plan;
    sent = await scaledTo(cutOut(photo, crop), modelSize.width, modelSize.height);
    const middle = { x: (480 - crop.x) * scale, y: (320 - crop.y) * scale };
    came = await drawDrifted(sent, { ...middle, radius: 20 * scale });
    registration = composed(usual, "exact").found.registration;
  });

  function composed(settings: CompositeSettings, mode: EditMode) {
    const canvas: Raster = { ...photo, data: photo.data.slice() };
    return { canvas, found: compose({ canvas, mask, sent, came: copy(came), plan, mode, settings }) };
  }

  async function preview(mode: EditMode, scale = 1) {
    const { area } = previewArea(plan);
    const [width, height] = [Math.round(area.width * scale), Math.round(area.height * scale)];
    const part = cutOut(photo, area);
    const grey = new Uint8Array(area.width * area.height);
    for (let y = 0; y < area.height; y++)
      grey.set(
        mask.data.subarray(
          (area.y + y) * mask.width + area.x,
          (area.y + y) * mask.width + area.x + area.width,
        ),
        y * area.width,
      );
    const small = await sharp(grey, { raw: { width: area.width, height: area.height, channels: 1 } })
      .resize(width, height, { fit: "fill", kernel: "linear" })
      .toColourspace("b-w")
      .raw()
      .toBuffer();
    const old = await scaledTo(part, width, height);
    const masked: Mask = { width, height, data: scale === 1 ? grey : new Uint8Array(small) };
    return createPreview({ plan, mode, registration, area, old, mask: masked, came: copy(came) });
  }

  it.each([
    ["as it was made", usual, "exact"],
    ["a hard edge", { ...usual, feather: 0 }, "exact"],
    ["the edge moved inward, half as strong", { ...usual, shift: -12, strength: 0.5 }, "exact"],
    ["a band around the mask", { ...usual, band: 20 }, "soft"],
  ] as const)("shows the very pixels of the result: %s", async (_, settings, mode) => {
    const patch = (await preview(mode))(settings);
    const result = composed(settings, mode).canvas;
    expect(Buffer.compare(laidOver(patch).data, result.data)).toBe(0);
    expect(Buffer.compare(photo.data, result.data)).not.toBe(0);
  });

  it("is near the result where it is shown at half its size", async () => {
    const patch = (await preview("exact", 0.5))(usual);
    const { area } = previewArea(plan);
    const whole = cutOut(composed(usual, "exact").canvas, area);
    const half = await scaledTo(whole, Math.round(area.width / 2), Math.round(area.height / 2));
    let [sum, count] = [0, 0];
    for (let y = 0; patch && y < patch.bounds.height; y++)
      for (let x = 0; x < patch.bounds.width; x++) {
        const at = (y * patch.bounds.width + x) * 4;
        const from = ((patch.bounds.y + y) * half.width + patch.bounds.x + x) * 3;
        if (patch.pixels[at + 3] === 0) continue;
        sum += Math.abs((patch.pixels[at] as number) - (half.data[from] as number));
        count++;
      }
    expect(count).toBeGreaterThan(5_000);
    expect(sum / count).toBeLessThan(4);
  });

  it("takes the place of the original where pictures are see-through, and shows the very same pixels", async () => {
    const pixels = new Uint8Array((photo.data.length / 3) * 4);
    for (let pixel = 0; pixel < pixels.length / 4; pixel++) {
      pixels.set(photo.data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
      pixels[pixel * 4 + 3] = pixel % 900 < 450 ? 255 : 90;
    }
    const base: Raster = { ...photo, channels: 4, data: pixels };
    const canvas: Raster = { ...base, data: pixels.slice() };
    const found = compose({ canvas, mask, sent, came: copy(came), plan, mode: "exact", settings: usual });
    const { area } = previewArea(plan);
    const grey = cutOut({ ...mask, channels: 1 as never }, area).data;
    const patch = createPreview({
      plan,
      mode: "exact",
      registration: found.registration,
      area,
      old: cutOut(base, area),
      mask: { width: area.width, height: area.height, data: grey },
      came: copy(came),
    })(usual);
    expect(patch).toMatchObject({
      whole: true,
      bounds: { x: 0, y: 0, width: area.width, height: area.height },
    });
    expect(Buffer.compare(Buffer.from(patch?.pixels ?? []), cutOut(canvas, area).data)).toBe(0);
  });

  it("shows nothing where nothing of the new picture is left", async () => {
    const draw = await preview("exact");
    const patch = draw({ ...usual, strength: 0 });
    expect(patch?.pixels.some((value) => value !== 0)).toBe(false);
  });

  /** The picture with the patch over it. */
  function laidOver(patch: PreviewPatch | null): Raster {
    const { area } = previewArea(plan);
    const out = { ...photo, data: photo.data.slice() };
    if (!patch) return out;
    const { x, y, width } = patch.bounds;
    for (let at = 0; at < patch.pixels.length; at += 4) {
      if (!patch.pixels[at + 3]) continue;
      const [column, row] = [(at / 4) % width, Math.floor(at / 4 / width)];
      const into = (area.y + y + row) * out.width + area.x + x + column;
      out.data.set(patch.pixels.subarray(at, at + 3), into * 3);
    }
    return out;
  }
});

const copy = (picture: Raster): Raster => ({ ...picture, data: picture.data.slice() });

async function scaledTo({ data, channels, ...size }: Raster, width: number, height: number): Promise<Raster> {
  const pixels = await sharp(data, { raw: { ...size, channels } })
    .resize(width, height, { kernel: "lanczos3", fit: "fill" })
    .raw()
    .toBuffer();
  return { width, height, channels: 3, data: pixels };
}
