import sharp from "sharp";
import { driftPicture } from "#lib/compositing/drift.ts";
import { modelMask } from "#lib/compositing/model-mask.ts";
import { flattened } from "#lib/compositing/raster.ts";
import { decodeMask, decodeRaster, openStored, reading } from "#lib/edits/decode.ts";
import type { PixelTasks } from "#lib/edits/pixel-tasks.ts";

const longest = 1024;

/** What the model changed of the locked pixels it saw, as an 8-bit grey PNG of the crop (`driftPicture`). */
export async function drawDrift(input: PixelTasks["drift"]["input"]): Promise<Uint8Array> {
  const { plan } = input;
  const mask = await decodeMask(input.mask, plan.source, plan.outset);
  const sent = flattened(await decodeRaster(openStored(input.sent)));
  const came = await reading("edit_result_unreadable", async () =>
    flattened(
      await decodeRaster(
        openStored(input.raw)
          .autoOrient()
          .resize(plan.modelSize.width, plan.modelSize.height, { fit: "fill", kernel: "lanczos3" }),
      ),
    ),
  );
  const { width, height, data } = driftPicture(sent, came, modelMask(mask, plan), plan, longest);
  return sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png({ compressionLevel: 9 })
    .toBuffer();
}
