import type { Studio } from "#lib/studio/context.ts";

type Running = { uploads: number; leftovers: Set<string> };
// Per studio. Uploads are taken by the server's copy of lib only.
const running = new WeakMap<Studio, Running>();

/**
 * Runs an upload, which names the blobs it may leave behind: files that are refused, originals of which a working copy
 * is made. Those it does not take back, and no row asks for, are deleted when no upload runs any more, since another one may have just
 * written the same bytes and be about to read them. What a crash leaves behind is for the sweep of unreferenced blobs.
 */
export async function withLeftovers<Result>(
  studio: Studio,
  upload: (leftovers: Set<string>) => Promise<Result>,
): Promise<Result> {
  const state = running.get(studio) ?? { uploads: 0, leftovers: new Set() };
  running.set(studio, state);
  state.uploads++;
  try {
    return await upload(state.leftovers);
  } finally {
    state.uploads--;
    if (state.uploads === 0) {
      const leftovers = [...state.leftovers];
      state.leftovers.clear();
      for (const sha256 of leftovers) await discard(studio, sha256);
    }
  }
}

async function discard(studio: Studio, sha256: string): Promise<void> {
  try {
    // In every workspace: they share the file.
    const wanted = await studio.database.client.blob.count({ where: { sha256, purgedAt: null } });
    if (wanted === 0) await studio.blobs.delete(sha256);
  } catch (error) {
    studio.logger.warn({ err: error, sha256 }, "an unwanted blob could not be deleted");
  }
}
