import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { filesBelow } from "#lib/blobs/files-below.ts";
import { type Files, storageFailure, stored } from "#lib/blobs/storage-failure.ts";

/** The disposable half of a blob store on disk: written whole or not at all, but not synced. */
export function fsVariants(
  root: string,
  temporary: string,
  files: Files,
): Pick<BlobStore, "writeVariant" | "readVariant" | "deleteVariants" | "variants"> {
  return {
    async writeVariant(key, bytes) {
      const path = join(root, checkedKey(key));
      const file = join(temporary, randomUUID());
      try {
        await stored(async () => {
          await files.mkdir(temporary, { recursive: true });
          await files.mkdir(dirname(path), { recursive: true });
          await files.writeFile(file, bytes);
          await files.rename(file, path);
        });
      } finally {
        await files.rm(file, { force: true }).catch(() => undefined);
      }
    },
    async readVariant(key) {
      const path = join(root, checkedKey(key));
      try {
        // Variants are not synced: after a power cut one may be there with its name and without its bytes.
        const bytes = await files.readFile(path);
        return bytes.length > 0 ? bytes : null;
      } catch (thrown) {
        const failure = storageFailure(thrown, "blob_missing");
        if (failure.code === "blob_missing") return null;
        throw failure;
      }
    },
    deleteVariants: (prefix) =>
      stored(() => files.rm(join(root, checkedKey(prefix)), { recursive: true, force: true })),
    async *variants() {
      for await (const { path, bytes } of filesBelow(root, files)) yield { key: path, bytes };
    },
  };
}

function checkedKey(key: string): string {
  if (!/^[a-z0-9_-][a-z0-9_.-]*(\/[a-z0-9_-][a-z0-9_.-]*)*$/.test(key) || key.length > 200)
    throw new Error(`Not the key of a variant: ${key}`);
  return key;
}
