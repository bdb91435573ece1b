import type { Readable } from "node:stream";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { openPicture, whileDecoding } from "#lib/gallery/open-picture.ts";
import { type TemplateMark, templateXmp } from "#lib/gallery/template-xmp.ts";
import type { Context } from "#lib/studio/context.ts";

/** Longest edge a converted picture may be asked for in, in pixels. */
const mostWidth = 8192;

/** What a download may be asked for in: format, quality 1-100 (not for PNG), width in pixels (never enlarged). */
export const conversionSchema = z.object({
  format: z.enum(["png", "jpeg", "webp"]),
  quality: z.coerce.number().int().min(1).max(100).default(90),
  width: z.coerce.number().int().min(16).max(mostWidth).optional(),
});
export type Conversion = z.output<typeof conversionSchema>;

export type Converted = { mime: string; name: string; body: Readable };

const formats = new Set(["image/png", "image/jpeg", "image/webp", "image/avif", "image/gif"]);

/**
 * The picture written anew in another format, streamed as it is encoded. Nothing of the file's metadata goes along but
 * its colours and the template it was made from: a signature would be void anyway. Transparency becomes white in a JPEG. Errors: `not_found`,
 * `blob_missing`, `thumbnail_impossible` for what can't be decoded.
 */
export async function convertImage(
  { studio, workspaceId }: Context,
  { imageId, format, quality, width }: Conversion & { imageId: string },
): Promise<Converted> {
  const image = await studio.database.client.image.findFirst({
    where: { workspaceId, id: imageId },
    select: {
      id: true,
      name: true,
      sha256: true,
      purgedAt: true,
      blob: { select: { mime: true } },
      run: { select: { use: { select: { templateId: true, versionId: true } } } },
    },
  });
  if (!image) throw new AppError("not_found");
  if (image.purgedAt) throw new AppError("blob_missing", { message: `The image ${imageId} was purged.` });
  // The decoder would draw an SVG, scripts, links and all.
  if (!formats.has(image.blob.mime)) throw new AppError("thumbnail_impossible");
  const bytes = await studio.blobs.read(image.sha256);
  const upright = openPicture(bytes).autoOrient();
  const sized = width ? upright.resize({ width, withoutEnlargement: true }) : upright;
  const encoded =
    format === "jpeg"
      ? sized.flatten({ background: "#ffffff" }).jpeg({ quality, mozjpeg: true })
      : format === "webp"
        ? sized.webp({ quality })
        : sized.png();
  const use = image.run?.use ?? null;
  const mark = use && (await markOf({ studio, workspaceId }, use));
  const marked = mark ? encoded.withXmp(templateXmp(mark)) : encoded;
  const body = await firstByteOf(marked.toColourspace("srgb"));
  return { mime: `image/${format}`, name: image.name ?? image.id, body };
}

async function markOf(
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  { templateId, versionId }: { templateId: string; versionId: string | null },
): Promise<TemplateMark | null> {
  const { client } = studio.database;
  const template = await client.template.findFirst({
    where: { id: templateId, workspaceId },
    select: { slug: true },
  });
  const version = versionId
    ? await client.templateVersion.findFirst({
        where: { id: versionId, workspaceId },
        select: { number: true, digest: true },
      })
    : null;
  return (
    template && { slug: template.slug, version: version?.number ?? null, digest: version?.digest ?? null }
  );
}

/** Waits for the first byte, so that what can't be decoded is an answer and not a broken download. */
function firstByteOf(encoded: Readable): Promise<Readable> {
  return whileDecoding(
    () =>
      new Promise((resolve, reject) => {
        encoded.once("readable", () => resolve(encoded));
        encoded.once("error", (cause) => reject(new AppError("thumbnail_impossible", { cause })));
      }),
  );
}
