import { canvasOf } from "#lib/compositing/plan-edit.ts";
import { openStored, reading, uprightSize } from "#lib/edits/decode.ts";
import { maxEditEdge, maxEditPixels, type Outset, type SourceFacts } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/ids.ts";
import type { Dimensions } from "#lib/images/parameters.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

const decodable = new Set(["image/png", "image/jpeg", "image/webp"]);

/**
 * What an edit of this picture starts from. Errors: `not_found`, `edit_too_large`, `edit_source_unreadable`,
 * `blob_missing`.
 */
export async function describeSource(
  context: Context,
  { imageId }: { imageId: string },
): Promise<SourceFacts> {
  const { studio, workspaceId } = context;
  if (!isId("img", imageId)) throw new AppError("not_found", { field: "imageId" });
  const image = await studio.database.client.image.findFirst({
    where: { id: imageId, workspaceId, deletedAt: null },
    select: {
      sha256: true,
      convertedFrom: true,
      blob: { select: { mime: true, width: true, height: true } },
    },
  });
  if (!image) throw new AppError("not_found", { field: "imageId" });
  if (!decodable.has(image.blob.mime)) throw new AppError("edit_source_unreadable", { field: "imageId" });
  checkEditSize(image.blob);
  const facts = await factsOf(studio, image.sha256);
  checkEditSize(facts);
  const converted = image.convertedFrom === "cmyk" ? (["cmyk"] as const) : [];
  return { ...facts, imageId, differs: [...converted, ...facts.differs] };
}

/** Throws `edit_too_large` for what is beyond what can be edited, the outset included. */
export function checkEditSize(source: Dimensions, outset?: Outset): void {
  const { width, height } = canvasOf(source, outset);
  if (Math.max(width, height) > maxEditEdge || width * height > maxEditPixels)
    throw new AppError("edit_too_large", { params: { width, height } });
}

type BlobFacts = Omit<SourceFacts, "imageId">;

// Bytes never change under their hash; a page asks for the same ones again and again.
const known = new WeakMap<Studio, Map<string, BlobFacts>>();
const mostKnown = 500;

async function factsOf(studio: Studio, sha256: string): Promise<BlobFacts> {
  const kept = known.get(studio) ?? new Map<string, BlobFacts>();
  known.set(studio, kept);
  const facts = kept.get(sha256) ?? (await readFacts(await studio.blobs.read(sha256)));
  if (kept.size >= mostKnown) kept.clear();
  kept.set(sha256, facts);
  return facts;
}

function readFacts(bytes: Uint8Array): Promise<BlobFacts> {
  return reading("edit_source_unreadable", async () => {
    const metadata = await openStored(bytes).metadata();
    const { space, depth, pages = 1, hasAlpha, hasProfile, icc } = metadata;
    const isGrey = (metadata.channels ?? 3) < 3;
    const differs: BlobFacts["differs"][number][] = [];
    if (space === "cmyk") differs.push("cmyk");
    if (depth !== "uchar") differs.push("16-bit");
    if (pages > 1) differs.push("animated");
    if (isGrey && icc) differs.push("grey");
    const profile = hasProfile === true && !isGrey && space !== "cmyk";
    return { ...uprightSize(metadata), differs, alpha: hasAlpha === true, profile };
  });
}
