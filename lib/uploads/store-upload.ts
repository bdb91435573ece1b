import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { AppError } from "#lib/errors.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { createLimit } from "#lib/gallery/limit.ts";
import { previewPicture } from "#lib/gallery/variants.ts";
import { newId } from "#lib/ids.ts";
import { maxUploadBytes } from "#lib/images/parameters.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { writeSearchText } from "#lib/search/write-search-text.ts";
import { assertSpace, assertStillFits } from "#lib/storage/assert-space.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { cleanName } from "#lib/uploads/clean-name.ts";
import { withLeftovers } from "#lib/uploads/leftovers.ts";
import { headBytes, refuseType } from "#lib/uploads/refuse-type.ts";
import { type WorkingCopy, workingCopy } from "#lib/uploads/working-copy.ts";

// Each holds a whole file and its working copy in memory.
const oneOfFew = createLimit(4);

export type Upload = {
  source: AsyncIterable<Uint8Array>;
  /** What the sender calls it; the bytes decide, so a lie is of no use and no harm. */
  declaredMime: string | null;
  name: string | null;
  purpose: UploadPurpose;
};

/**
 * What a picture is brought for. mask: as the API takes it, PNG with alpha. edit-mask: as it is painted in the editor, an
 * 8-bit grey PNG. Neither of them, nor a markup, is listed.
 */
export const uploadPurposes = ["reference", "mask", "edit-mask", "markup"] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];
const origins = { reference: "upload", mask: "mask", "edit-mask": "mask", markup: "markup" } as const;

/**
 * Takes a picture from outside: at most 50 MB, still PNG, JPEG or WebP by its bytes, at most 50 megapixels, whole.
 * A mask is a PNG with alpha. The same picture again is the same image. Errors: the `upload_*` and `mask_*` rows,
 * `disk_full`, `storage_failed`, and whatever `source` throws.
 */
export function storeUpload(context: Context, { source, name, purpose }: Upload): Promise<ImageView> {
  const { studio } = context;
  return withLeftovers(studio, async (leftovers) => {
    await assertSpace(context);
    const received = await studio.blobs.write(refusingEarly(source), maxUploadBytes);
    if (received.bytes === 0) {
      leftovers.add(received.sha256);
      throw new AppError("upload_empty");
    }
    leftovers.add(received.sha256);
    await assertSpace(context, received.bytes);
    return oneOfFew(() => accept(context, { received: received.sha256, name, purpose }, leftovers));
  });
}

type Received = Pick<Upload, "name" | "purpose"> & { received: string };

/** From the file on disk to the image; blobs that are not the image's are left to be deleted. */
async function accept(
  context: Context,
  { received, name, purpose }: Received,
  leftovers: Set<string>,
): Promise<ImageView> {
  const { studio } = context;
  leftovers.add(received);
  const copy = await workingCopy(await readBack(studio, received), purpose);
  const { sha256 } = await studio.blobs.write(once(copy.bytes), Number.POSITIVE_INFINITY);
  leftovers.add(sha256);
  const thumbHash = await preview(studio, sha256, copy.bytes);
  const origin = origins[purpose];
  const row = await writeRows(context, { ...copy, sha256, thumbHash, origin, name: cleanName(name) });
  leftovers.delete(sha256);
  studio.events.wake(context.workspaceId);
  return imageView(row);
}

/** Looks at the first bytes as they pass, so that a film is refused at once and not after 50 MB. */
async function* refusingEarly(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of source) {
    if (head) {
      head = Buffer.concat([head, chunk.subarray(0, headBytes)]);
      if (head.length >= headBytes) {
        refuseType(head);
        head = null;
      }
    }
    yield chunk;
  }
  if (head && head.length > 0) refuseType(head);
}

async function readBack(studio: Studio, sha256: string): Promise<Uint8Array> {
  try {
    return await studio.blobs.read(sha256);
  } catch (cause) {
    // Somebody's refused upload of the same bytes was just swept away.
    throw cause instanceof AppError && cause.code === "blob_missing"
      ? new AppError("upload_incomplete", { cause })
      : cause;
  }
}

async function preview(studio: Studio, sha256: string, bytes: Uint8Array): Promise<string> {
  try {
    return await previewPicture(studio, sha256, bytes);
  } catch (cause) {
    throw new AppError("upload_unreadable", { cause });
  }
}

type Picture = WorkingCopy & { sha256: string; thumbHash: string; origin: string; name: string | null };

async function writeRows(context: Context, picture: Picture) {
  try {
    return await writeRowsOnce(context, picture);
  } catch (thrown) {
    // On PostgreSQL the same bytes may have arrived twice at the same moment; now the other's row is there.
    if (isUniqueViolation(thrown)) return writeRowsOnce(context, picture);
    throw thrown;
  }
}

function writeRowsOnce({ studio, workspaceId, actor }: Context, picture: Picture) {
  const { sha256, mime, width, height, thumbHash, origin, name, convertedFrom } = picture;
  const createdAt = new Date(studio.clock());
  const listed = origin === "upload";
  return studio.database.transaction(async (transaction) => {
    await transaction.blob.upsert({
      where: { workspaceId_sha256: { workspaceId, sha256 } },
      create: { workspaceId, sha256, mime, width, height, bytes: picture.bytes.length, createdAt },
      // Bytes that were purged and come again are here again.
      update: { purgedAt: null },
    });
    await assertStillFits(transaction, workspaceId);
    const same = await transaction.image.findFirst({
      where: { workspaceId, sha256, origin, deletedAt: null },
      include: { blob: true },
    });
    if (same) return same;
    const who = { actorKind: actor.kind, actorId: actor.id };
    const id = newId("img", studio.clock());
    const created = await transaction.image.create({
      data: {
        id,
        workspaceId,
        ...who,
        origin,
        sha256,
        name,
        thumbHash,
        width,
        height,
        listed,
        convertedFrom,
        createdAt,
      },
      include: { blob: true },
    });
    if (!listed) return created;
    if (name) await writeSearchText(transaction, { workspaceId, kind: "image", subjectId: id, text: name });
    await raiseEvent(transaction, workspaceId, "images", workspaceId);
    return created;
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
