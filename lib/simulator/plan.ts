import { createHash } from "node:crypto";
import type { DecidedQuality } from "#lib/pricing/tokens.ts";
import type { Pictures } from "#lib/simulator/check-draft.ts";
import { type Faults, withoutMarkers } from "#lib/simulator/faults.ts";
import type { Settings } from "#lib/simulator/options.ts";
import type { PictureRequest } from "#lib/simulator/picture/request.ts";
import type { Draft } from "#lib/simulator/read-draft.ts";
import { resolveSize } from "#lib/simulator/sizes.ts";

/** What will be drawn, with every `auto` decided, and how. */
export type Plan = {
  width: number;
  height: number;
  quality: DecidedQuality;
  /** What the answer says it did: resolved, never `auto`. */
  echo: { background: string; output_format: string; quality: string; size: string };
  /** Milliseconds until the finished pictures are there. */
  durationMs: number;
  /** Draws picture `index` of the call, or a preview of it; the bytes as they go into the answer. */
  draw(index: number, step: PictureRequest["step"]): Promise<Uint8Array>;
};

const fileFormats: Record<string, PictureRequest["format"]> = { png: "png", jpeg: "jpeg", webp: "webp" };

/** Decides what a draft leaves open. `callId` counts for the seed when the pictures of two calls shall differ. */
export function planDrawing(
  settings: Settings,
  draft: Draft,
  pictures: Pictures,
  faults: Faults,
  callId: string | null,
): Plan {
  const { width, height } = resolveSize(draft.size, draft.dialect, pictures.images[0] ?? null);
  const quality = draft.quality === "auto" ? "medium" : draft.quality;
  const background = draft.background === "auto" ? "opaque" : draft.background;
  const seed = seedOf(draft, pictures, settings.variety === "call" ? callId : null);
  const drawn = faults.has("wrong-size") ? wrongSize(width, height) : { width, height };
  const common = {
    ...drawn,
    prompt: withoutMarkers(draft.prompt),
    format: fileFormats[draft.outputFormat] ?? "png",
    compression: draft.compression,
    transparent: background === "transparent",
    quality,
  };
  return {
    width,
    height,
    quality,
    echo: { background, output_format: draft.outputFormat, quality, size: `${width}x${height}` },
    durationMs: settings.latency({ quality, pixels: width * height }) + faults.amount("slow"),
    async draw(index, step) {
      if (faults.has("svg")) return svgDocument(drawn);
      const request: PictureRequest = { ...common, seed: `${seed}:${index}`, step };
      const [source, ...references] = pictures.images;
      if (!source) return settings.painter.drawPicture(request);
      const extra = [...references, ...(pictures.markup ? [pictures.markup] : [])].map(
        (picture) => picture.bytes,
      );
      return settings.painter.editPicture({
        ...request,
        source: source.bytes,
        mask: pictures.mask?.bytes ?? null,
        extra,
      });
    },
  };
}

/** A quarter wider and an eighth lower, as relays were seen to answer. */
function wrongSize(width: number, height: number) {
  return { width: Math.round(width * 1.25), height: Math.round(height * 0.875) };
}

/** Everything that shapes the picture and nothing that only shapes the answer (stream, previews, user). */
function seedOf(draft: Draft, pictures: Pictures, callId: string | null): string {
  const hash = createHash("sha256");
  const { model, prompt, size, quality, background, outputFormat, compression, inputFidelity } = draft;
  hash.update(
    JSON.stringify([
      model,
      prompt,
      size,
      quality,
      background,
      outputFormat,
      compression,
      inputFidelity,
      callId,
    ]),
  );
  for (const picture of [...pictures.images, pictures.mask, pictures.markup]) {
    hash.update(picture ? createHash("sha256").update(picture.bytes).digest() : "-");
  }
  return hash.digest("hex").slice(0, 32);
}

function svgDocument({ width, height }: { width: number; height: number }): Uint8Array {
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><script>alert(1)</script><rect width="100%" height="100%" fill="teal"/></svg>`,
  );
}
