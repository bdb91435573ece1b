import { createLimit } from "#lib/gallery/limit.ts";
import { variantFolder } from "#lib/gallery/variants.ts";
import type { Studio } from "#lib/studio/context.ts";

/**
 * Bytes younger than this stay: somebody may have written them just now, to name them in a row in a moment (a decode, a
 * busy database, and retries lie between). What is spared is taken by a later sweep.
 */
export const youngMs = 10 * 60 * 1000;

/** Deletes the files of blobs that no row of any workspace needs, and what was made from them. Never throws. */
export async function removeFreed(studio: Studio, sha256s: readonly string[]): Promise<number> {
  const fewAtOnce = createLimit(8);
  const removed = await Promise.all(sha256s.map((sha256) => fewAtOnce(() => removeOne(studio, sha256))));
  return removed.filter(Boolean).length;
}

async function removeOne(studio: Studio, sha256: string): Promise<boolean> {
  try {
    // Workspaces share the file. Who names it after this question has written it after `before`.
    const before = new Date(studio.clock() - youngMs);
    const wanted = await studio.database.client.blob.count({ where: { sha256, purgedAt: null } });
    if (wanted > 0) return false;
    await studio.blobs.deleteVariants(variantFolder(sha256));
    return await studio.blobs.discard(sha256, before);
  } catch (error) {
    studio.logger.warn({ err: error, sha256 }, "an unwanted blob could not be deleted");
    return false;
  }
}
