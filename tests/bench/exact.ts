/**
 * How exactly an edit is put back: a mask of about 1100 x 816 on 4096 x 4096, and a "model" that moves, enlarges, tints,
 * shades and softens what it was asked to keep and draws a disc inside. Beside it the two ways others go: pasting by the
 * mask as it is, and by a blurred one. The very code of the studio, from files to a file.
 */
import sharp from "sharp";
import { planEdit } from "#lib/compositing/plan-edit.ts";
import type { Raster } from "#lib/compositing/raster.ts";
import { verifyLocked } from "#lib/compositing/verify.ts";
import { composeResult } from "#lib/edits/compose-result.ts";
import { decodeRaster, decodeSource, fromRaster, openStored } from "#lib/edits/decode.ts";
import { preparePictures } from "#lib/edits/prepare-pictures.ts";
import type { EditPlan } from "#lib/edits/view.ts";
import { bounds } from "#lib/masks/bounds.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { families } from "#lib/models/families.ts";
import { atMost, type BenchRow, exactly, median, report, told } from "#tests/bench/report.ts";
import { drawDrifted, seamOf, syntheticPhoto, wavyMask } from "#tests/support/synthetic-drift.ts";

const edge = 4096;
const middle = { x: 1500, y: 2300 };
const settings = { feather: 24, shift: 0, strength: 1, band: 0 };
const rows: BenchRow[] = [];

const photo = await syntheticPhoto(edge, edge);
const mask = wavyMask(edge, edge, middle.x, middle.y, 360);
const maskPng = await sharp(mask.data, { raw: { width: edge, height: edge, channels: 1 } })
  .toColourspace("b-w")
  .png()
  .toBuffer();
const plan = planEdit({
  source: { width: edge, height: edge },
  outset: { left: 0, top: 0, right: 0, bottom: 0 },
  bounds: bounds(mask),
  sizes: families["1.5"].sizes,
  context: 0.35,
  maskTaken: true,
  markup: "none",
});

const plain = () => fromRaster(photo);
const alpha = Buffer.from(Uint8Array.from({ length: edge * edge }, (_, at) => ((at % edge) * 255) / edge));
const kinds: [name: string, file: Promise<Uint8Array>][] = [
  ["RGB", plain().png({ compressionLevel: 1 }).toBuffer()],
  [
    "RGBA",
    plain()
      .joinChannel(alpha, { raw: { width: edge, height: edge, channels: 1 } })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  ],
  ["grey", plain().greyscale().png({ compressionLevel: 1 }).toBuffer()],
  ["16-bit", plain().toColourspace("rgb16").png({ compressionLevel: 1 }).toBuffer()],
  ["ICC", plain().withIccProfile("p3").png({ compressionLevel: 1 }).toBuffer()],
];

for (const [kind, file] of kinds) await measureKind(kind, await file);
await compareWays();
report("exact", rows);

/** Pixels changed outside, whether the proof says the same, and what it takes besides the model. */
async function measureKind(kind: string, source: Uint8Array): Promise<void> {
  const times: number[] = [];
  const work: number[] = [];
  let maskBytes = 0;
  for (let round = 0; round < 3; round++) {
    const begun = performance.now();
    const idle = process.cpuUsage();
    const prepared = await preparePictures({ source, mask: maskPng, markup: null, plan, transparent: false });
    const preparing = performance.now() - begun;
    const prepare = process.cpuUsage(idle);
    maskBytes = prepared.mask?.length ?? 0;
    const raw = await answerTo(prepared.crop);
    const came = performance.now();
    const drawn = process.cpuUsage();
    const composite = await composeResult({
      source,
      mask: maskPng,
      sent: prepared.crop,
      raw,
      plan,
      mode: "exact",
      settings,
    });
    times.push(preparing + performance.now() - came);
    const compose = process.cpuUsage(drawn);
    work.push((prepare.user + prepare.system + compose.user + compose.system) / 1000);
    if (round > 0) continue;
    const before = await decodeSource(source);
    const after = await decodeRaster(openStored(composite.png));
    const verdict = verifyLocked(before, after, mask, () => ({ update: () => undefined, digest: () => "" }));
    rows.push(exactly(kind, "changed outside", "px", verdict.changed, 0));
    rows.push(exactly(kind, "changed outside by the proof", "px", composite.proof.changed, 0));
    rows.push(told(kind, "changed by the model", "%", composite.proof.drift * 100));
  }
  rows.push(atMost(kind, "time besides the model (median of 3)", "s", median(times) / 1000, 4));
  rows.push(told(kind, "of it processor time", "s", median(work) / 1000));
  rows.push(atMost(kind, "mask as sent", "kB", maskBytes / 1000, 200));
}

async function answerTo(crop: Uint8Array): Promise<Uint8Array> {
  const { x, y } = plan.crop;
  const disc = { x: (middle.x - x) * plan.scale, y: (middle.y - y) * plan.scale, radius: 200 * plan.scale };
  return fromRaster(await drawDrifted(await decodeRaster(openStored(crop)), disc))
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The seam of this way beside those of a hard and a blurred paste. */
async function compareWays(): Promise<void> {
  const source = await plain().png({ compressionLevel: 1 }).toBuffer();
  const { crop } = await preparePictures({ source, mask: maskPng, markup: null, plan, transparent: false });
  const raw = await answerTo(crop);
  const { png } = await composeResult({
    source,
    mask: maskPng,
    sent: crop,
    raw,
    plan,
    mode: "exact",
    settings,
  });
  const ours = await decodeRaster(openStored(png));
  const seam = seamOf(photo, ours, mask, plan);
  rows.push(atMost("exact", "step at the edge", "of 255", seam.step, 0.2));
  rows.push(atMost("exact", "difference 2-40 px inside", "of 255", seam.band, 2.5));
  const enlarged = await decodeRaster(
    openStored(raw).resize(plan.crop.width, plan.crop.height, { kernel: "lanczos3", fit: "fill" }),
  );
  const blurred = await sharp(mask.data, { raw: { width: edge, height: edge, channels: 1 } })
    .blur(12)
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  for (const [name, weight] of [
    ["hard paste", mask.data],
    ["paste by a blurred mask", blurred],
  ] as const) {
    const pasted = paste(photo, enlarged, weight, plan);
    const { step, band } = seamOf(photo, pasted, mask, plan);
    rows.push(told(name, "changed outside", "px", changedOutside(pasted, mask)));
    rows.push(told(name, "step at the edge", "of 255", step));
    rows.push(told(name, "difference 2-40 px inside", "of 255", band));
  }
}

function paste(base: Raster, enlarged: Raster, weight: Uint8Array, { crop }: EditPlan): Raster {
  const data = base.data.slice();
  for (let y = 0; y < crop.height; y++)
    for (let x = 0; x < crop.width; x++) {
      const at = (crop.y + y) * edge + crop.x + x;
      const share = (weight[at] as number) / 255;
      if (share === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const was = data[at * 3 + channel] as number;
        data[at * 3 + channel] =
          was + ((enlarged.data[(y * crop.width + x) * 3 + channel] as number) - was) * share + 0.5;
      }
    }
  return { ...base, data };
}

function changedOutside(picture: Raster, { data }: Mask): number {
  return verifyLocked(photo, picture, { width: edge, height: edge, data }, () => ({
    update: () => undefined,
    digest: () => "",
  })).changed;
}
