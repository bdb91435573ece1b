import { batched, namedBlobs } from "#lib/storage/stored-files.ts";
import type { DiskUsage } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Looks at every file of the store, without reading any. */
export async function diskUsage({ studio }: Context): Promise<DiskUsage> {
  const variants = { files: 0, bytes: 0 };
  for await (const { bytes } of studio.blobs.variants()) {
    variants.files += 1;
    variants.bytes += bytes;
  }
  const unnamed = { files: 0, bytes: 0 };
  for await (const files of batched(studio.blobs.originals())) {
    const named = await namedBlobs(
      studio,
      files.map(({ sha256 }) => sha256),
    );
    for (const { sha256, bytes } of files) {
      if (named.has(sha256)) continue;
      unnamed.files += 1;
      unnamed.bytes += bytes;
    }
  }
  return { variants, unnamed };
}
