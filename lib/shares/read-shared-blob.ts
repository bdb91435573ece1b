import { Readable } from "node:stream";
import { AppError } from "#lib/errors.ts";
import { createLimit } from "#lib/gallery/limit.ts";
import { type OpenedBlob, openBlob } from "#lib/gallery/read-blob.ts";
import { findShare } from "#lib/shares/open-share.ts";
import type { Context, Studio } from "#lib/studio/context.ts";
import { stripMetadata } from "#lib/uploads/strip-metadata.ts";

// Each holds a whole picture in memory.
const oneOfFew = createLimit(4);
const largestVariant = 2048;

/**
 * A picture of a link, and nothing else. Programs write prompts into the files they draw: where the prompt is hidden, the
 * full picture goes out without its metadata, pixels untouched. Errors: `not_found` (also for pictures that are not the
 * link's), `share_ended`, and those of `openBlob`.
 */
export async function readSharedBlob(
  studio: Studio,
  {
    token,
    sha256,
    width,
    requestId,
  }: { token: string; sha256: string; width: number | null; requestId: string },
): Promise<OpenedBlob> {
  const share = await findShare(studio, token);
  if (!share) throw new AppError("not_found");
  if (share.state !== "open") throw new AppError("share_ended");
  if (!share.images.some((image) => image.sha256 === sha256)) throw new AppError("not_found");
  const actor = { kind: "system", id: "share" } as const;
  const context = { studio, workspaceId: share.workspaceId, actor, requestId };
  const named = (blob: OpenedBlob): OpenedBlob => ({ ...blob, downloadName: "picture" });
  if (width !== null) return named(await openBlob(context, sha256, { width }));
  const blob = named(await openBlob(context, sha256));
  if (share.showPrompt) return blob;
  const bare = await oneOfFew(() => bareBytes(context, sha256));
  if (!bare) return named(await openBlob(context, sha256, { width: largestVariant }));
  return {
    ...blob,
    bytes: bare.length,
    etag: `"${sha256}-bare"`,
    open: (range) => Readable.from([range ? bare.subarray(range.start, range.end + 1) : bare]),
  };
}

/** null where the container contradicts itself, or where a part that must stay still holds a prompt. */
async function bareBytes({ studio, workspaceId }: Context, sha256: string): Promise<Uint8Array | null> {
  const bare = stripMetadata(await studio.blobs.read(sha256));
  if (!bare) return null;
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, sha256, runId: { not: null } },
    select: { run: { select: { prompt: true } } },
  });
  const bytes = Buffer.from(bare.buffer, bare.byteOffset, bare.byteLength);
  const spellings = images.flatMap(({ run }) => spellingsOf(run?.prompt ?? ""));
  return spellings.some((spelling) => bytes.includes(spelling)) ? null : bare;
}

/**
 * The beginning of a prompt as programs write it: plain, as JSON with and without escapes, and in 16 bits either way. As
 * bytes: looking for a text that ends in half a character ends the process (an assertion of Node's).
 */
function spellingsOf(prompt: string): Buffer[] {
  const beginning = Array.from(prompt.trim()).slice(0, 24).join("");
  const json = JSON.stringify(beginning).slice(1, -1);
  const escaped = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const wide = Buffer.from(beginning, "utf16le");
  const texts = [beginning, json, escaped].map((text) => Buffer.from(text));
  // Of five bytes or less it would be chance.
  return [...texts, wide, Buffer.from(wide).swap16()].filter((spelling) => spelling.length >= 6);
}
