import { createHash } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { compose } from "#lib/compositing/compose.ts";
import { blendOf, defaultFeather, openArea } from "#lib/compositing/feather.ts";
import { modelMask } from "#lib/compositing/model-mask.ts";
import { planEdit } from "#lib/compositing/plan-edit.ts";
import type { Raster } from "#lib/compositing/raster.ts";
import { type Hasher, verifyLocked } from "#lib/compositing/verify.ts";
import type { CompositeSettings, EditPlan } from "#lib/edits/view.ts";
import { bounds } from "#lib/masks/bounds.ts";
import { createMask, type Mask } from "#lib/masks/mask.ts";
import { families } from "#lib/models/families.ts";
import { drawDrifted, seamOf, syntheticPhoto, wavyMask } from "#tests/support/synthetic-drift.ts";

const none = { left: 0, top: 0, right: 0, bottom: 0 };
const settings: CompositeSettings = { feather: 24, shift: 0, strength: 1, band: 0 };

const sha256 = (): Hasher => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
};

async function shown(photo: Raster, { crop, modelSize }: EditPlan): Promise<Raster> {
  const { width, height, channels } = photo;
  const data = await sharp(photo.data, { raw: { width, height, channels } })
    .extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
    .resize(modelSize.width, modelSize.height, { kernel: "lanczos3", fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...modelSize, channels: 3, data };
}

describe("a drawn picture put back", () => {
  let photo: Raster;
  let mask: Mask;
  let plan: EditPlan;
  let sent: Raster;
  let came: Raster;

  beforeAll(async () => {
    photo = await syntheticPhoto(800, 700);
    mask = wavyMask(800, 700, 380, 360, 100);
    const source = { width: 800, height: 700 };
    plan = planEdit({
      source,
      outset: none,
      bounds: bounds(mask),
      sizes: families["1.5"].sizes,
      context: 0.35,
      maskTaken: true,
      markup: "none",
    });
    sent = await shown(photo, plan);
    const { crop, scale } = plan;
    came = await drawDrifted(sent, {
      x: (380 - crop.x) * scale,
      y: (360 - crop.y) * scale,
      radius: 20 * scale,
    });
  });

  const composed = (
    over: Partial<CompositeSettings> = {},
    mode: "exact" | "soft" = "exact",
    base = photo,
  ) => {
    const canvas: Raster = { ...base, data: base.data.slice() };
    const found = compose({ canvas, mask, sent, came, plan, mode, settings: { ...settings, ...over } });
    return { canvas, found, verdict: verifyLocked(base, canvas, found.open, sha256) };
  };

  it("changes no locked pixel though the model changed nearly all of them", () => {
    const { found, verdict } = composed();
    expect(found.drift).toBeGreaterThan(0.9);
    expect(verdict).toMatchObject({ changed: 0, before: verdict.after });
    expect(verdict.locked).toBe(mask.data.filter((value) => value === 0).length);
  });

  it("finds the shift and leaves no seam", () => {
    const { canvas, found } = composed();
    expect(found.registration).toMatchObject({ accepted: true });
    expect(found.registration.dx).toBeCloseTo(-1.6, 0);
    expect(found.registration.dy).toBeCloseTo(1.1, 0);
    expect(found.tone).toBe("membrane");
    const { step, band } = seamOf(photo, canvas, mask, plan);
    expect(step).toBeLessThan(0.2);
    expect(band).toBeLessThan(2.5);
  });

  it("shows what was drawn, in the middle of the mask", () => {
    const { canvas } = composed();
    const at = (360 * 800 + 380) * 3;
    const [red = 0, green = 0, blue = 0] = canvas.data.subarray(at, at + 3);
    expect(red - Math.max(green, blue)).toBeGreaterThan(100);
  });

  it("never leaves the mask in exact mode, however far the edge is shifted", () => {
    for (const shift of [-60, 0, 512])
      for (const feather of [0, 24, 512]) {
        const { verdict } = composed({ shift, feather });
        expect(verdict.changed).toBe(0);
      }
  });

  it("changes a band around the mask in soft mode, and nothing beyond it", () => {
    const { canvas, found, verdict } = composed({ band: 20 }, "soft");
    expect(verdict.changed).toBe(0);
    expect(found.open.data.filter((value) => value > 0).length).toBeGreaterThan(
      mask.data.filter((value) => value > 0).length,
    );
    expect(verifyLocked(photo, canvas, mask, sha256).changed).toBeGreaterThan(0);
  });

  it("changes nothing at a strength of 0, and half as much at a half", () => {
    const whole = composed().canvas;
    const half = composed({ strength: 0.5 }).canvas;
    expect(Buffer.from(composed({ strength: 0 }).canvas.data).equals(photo.data)).toBe(true);
    const at = (360 * 800 + 380) * 3;
    const change = (canvas: Raster) => (canvas.data[at] as number) - (photo.data[at] as number);
    expect(change(half) / change(whole)).toBeCloseTo(0.5, 1);
  });

  it("keeps the colours that hide under transparency, and no pixel of it outside", () => {
    const data = new Uint8Array(800 * 700 * 4);
    for (let at = 0; at < 800 * 700; at++) {
      data.set(photo.data.subarray(at * 3, at * 3 + 3), at * 4);
      data[at * 4 + 3] = at % 800 < 250 ? 0 : 255 - (at % 5);
    }
    const clear: Raster = { width: 800, height: 700, channels: 4, data };
    const { verdict, canvas } = composed({}, "exact", clear);
    expect(verdict.changed).toBe(0);
    expect(canvas.data[(360 * 800 + 380) * 4 + 3]).toBe(255);
  });

  it("moves nothing when the model drew another scene", async () => {
    const other = await syntheticPhoto(sent.width, sent.height);
    for (let at = 0; at < other.data.length; at++) other.data[at] = 255 - (other.data[at] as number);
    const canvas: Raster = { ...photo, data: photo.data.slice() };
    const found = compose({ canvas, mask, sent, came: other, plan, mode: "exact", settings });
    expect(found.registration).toMatchObject({ dx: 0, dy: 0, zoom: 0, accepted: false });
    expect(found.tone).toBe("mean");
    expect(verifyLocked(photo, canvas, mask, sha256).changed).toBe(0);
  });

  it("says of a plain picture that nothing moved", () => {
    const plain: Raster = { ...sent, data: new Uint8Array(sent.data.length).fill(120) };
    const grey: Raster = { ...photo, data: new Uint8Array(photo.data.length).fill(120) };
    const lighter: Raster = { ...plain, data: plain.data.map(() => 126) };
    const canvas: Raster = { ...grey, data: grey.data.slice() };
    const found = compose({ canvas, mask, sent: plain, came: lighter, plan, mode: "exact", settings });
    expect(found.registration.accepted).toBe(false);
    expect(found.drift).toBe(1);
    // The tone is brought back, so nothing is to be seen.
    expect(new Set(canvas.data)).toEqual(new Set([120]));
  });
});

describe("the blend", () => {
  it("has a feather of a quarter of the mask's depth, at most 24", () => {
    const square = (edge: number) => {
      const mask = createMask(600, 600);
      for (let y = 100; y < 100 + edge; y++) mask.data.fill(255, y * 600 + 100, y * 600 + 100 + edge);
      return mask;
    };
    expect(defaultFeather(square(40))).toBe(5);
    expect(defaultFeather(square(400))).toBe(24);
    expect(defaultFeather(square(1))).toBe(0);
    expect(defaultFeather(createMask(600, 600))).toBe(0);
  });

  it("is 0 outside, grows inward and multiplies with a soft mask", () => {
    const mask = createMask(100, 1);
    mask.data.fill(255, 20, 80);
    mask.data.fill(128, 40, 50);
    const open = openArea(mask, "exact", settings, { x: 0, y: 0, width: 100, height: 1 });
    const blend = blendOf(mask, open, { ...settings, feather: 10 });
    expect(blend?.bounds).toEqual({ x: 20, y: 0, width: 60, height: 1 });
    const alpha = [...(blend?.alpha ?? [])];
    expect(alpha[0]).toBeLessThan(0.05);
    expect(alpha.slice(0, 10)).toEqual(alpha.slice(0, 10).sort((one, other) => one - other));
    expect(alpha[15]).toBe(1);
    expect(alpha[25]).toBeCloseTo(128 / 255, 5);
  });
});

describe("the mask in pixels of the model", () => {
  it("is free wherever a free pixel of the canvas lies below, at any scale", () => {
    for (const [width, height] of [
      [90, 70],
      [512, 384],
      [3000, 2000],
    ] as const) {
      const mask = createMask(width, height);
      const spots = [0, width - 1, (height - 1) * width, Math.floor((height / 2) * width + width / 3)];
      for (const spot of spots) mask.data[spot] = 1;
      const plan = planEdit({
        source: { width, height },
        outset: none,
        bounds: bounds(mask),
        sizes: families["1.5"].sizes,
        context: 0,
        maskTaken: true,
        markup: "none",
      });
      const small = modelMask(mask, plan);
      for (const spot of spots) {
        const { crop, placed } = plan;
        const x = placed.x + Math.floor((((spot % width) - crop.x + 0.5) * placed.width) / crop.width);
        const y =
          placed.y + Math.floor(((Math.floor(spot / width) - crop.y + 0.5) * placed.height) / crop.height);
        expect(small.data[y * small.width + x], `${width} at ${spot}`).toBe(255);
      }
    }
  });
});
