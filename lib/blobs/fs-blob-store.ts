import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import * as nodeFiles from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobStore } from "#lib/blobs/blob-store.ts";
import { filesBelow } from "#lib/blobs/files-below.ts";
import { fsVariants } from "#lib/blobs/fs-variants.ts";
import { type Files, readableFiles, storageFailure, stored } from "#lib/blobs/storage-failure.ts";
import { AppError } from "#lib/errors.ts";

// A write that was cut short by a crash; none lasts this long.
const abandonedAfterMs = 3_600_000;

/**
 * A blob store in a folder of the local disk: `originals/ab/cd/<sha256>`, `variants/...`, `tmp/` and `aside/`,
 * which must lie in one file system. Left-overs of earlier crashes are swept when it is opened.
 */
export function fsBlobStore(folder: string, files: Files = nodeFiles): BlobStore {
  const temporary = join(folder, "tmp");
  const aside = join(folder, "aside");
  const original = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new AppError("blob_missing", { message: "Not the name of a blob." });
    return join(folder, "originals", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  // A sweep that fails leaves files for the next one; whatever is wrong with the disk shows at the first write.
  sweep(temporary, files).catch(() => undefined);
  putBack(aside, original, files).catch(() => undefined);
  return {
    async write(source, maxBytes) {
      const file = join(temporary, randomUUID());
      try {
        const { sha256, bytes } = await receive(source, file, maxBytes, files);
        await stored(() => publish(file, original(sha256), join(folder, "originals"), sha256, files));
        return { sha256, bytes };
      } finally {
        await files.rm(file, { force: true }).catch(() => undefined);
      }
    },
    async read(sha256) {
      const path = original(sha256);
      const bytes = await stored(() => files.readFile(path), "blob_missing");
      if (createHash("sha256").update(bytes).digest("hex") !== sha256)
        throw new AppError("blob_missing", { message: `The blob ${sha256} is damaged on disk.` });
      return bytes;
    },
    stream: (sha256, range) =>
      createReadStream(original(sha256), { ...range, highWaterMark: 256 * 1024, fs: readableFiles }),
    async open(sha256) {
      const path = original(sha256);
      const handle = await stored(() => files.open(path, "r"), "blob_missing");
      return {
        read: (target, position) =>
          stored(async () => (await handle.read(target, 0, target.length, position)).bytesRead),
        close: () => handle.close(),
      };
    },
    async stat(sha256) {
      const path = original(sha256);
      try {
        const { size, mtime } = await files.stat(path);
        return { bytes: size, modifiedAt: mtime };
      } catch (thrown) {
        const failure = storageFailure(thrown, "blob_missing");
        if (failure.code === "blob_missing") return null;
        throw failure;
      }
    },
    delete: (sha256) => stored(() => files.rm(original(sha256), { force: true })),
    discard: (sha256, before) => stored(() => discard(original(sha256), join(aside, sha256), before, files)),
    async *originals() {
      for await (const { path, bytes, modifiedAt } of filesBelow(join(folder, "originals"), files)) {
        const sha256 = path.split("/").at(-1) ?? "";
        if (/^[0-9a-f]{64}$/.test(sha256)) yield { sha256, bytes, modifiedAt };
      }
    },
    ...fsVariants(join(folder, "variants"), temporary, files),
  };
}

/** Streams into a new file, hashing on the way, and syncs the data. A failure of the source is passed on as it is. */
async function receive(source: AsyncIterable<Uint8Array>, file: string, maxBytes: number, files: Files) {
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await stored(async () => {
    await files.mkdir(dirname(file), { recursive: true });
    return files.open(file, "wx", 0o600);
  });
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AppError("upload_too_large", { params: { maxBytes } });
      hash.update(chunk);
      await stored(async () => {
        for (let done = 0; done < chunk.length; )
          done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
      });
    }
    await stored(() => handle.datasync());
  } finally {
    await handle.close().catch(() => undefined);
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Gives the finished file its name, never replacing a good one, and syncs the folders that hold it. */
async function publish(
  file: string,
  target: string,
  root: string,
  sha256: string,
  files: Files,
): Promise<void> {
  const folder = dirname(target);
  const isNew = await files.mkdir(folder, { recursive: true });
  try {
    await files.link(file, target);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === "EEXIST" && (await hashOf(target, files)) === sha256) await renew(file, target, files);
    else if (code && ["EEXIST", "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) {
      // A damaged file is replaced, and some file systems have no hard links. The content is the same either way.
      await files.rename(file, target);
    } else throw thrown;
  }
  await syncFolder(folder, files);
  if (!isNew) return;
  await syncFolder(dirname(folder), files);
  await syncFolder(root, files);
  await syncFolder(dirname(root), files);
}

/** It is wanted again: whoever discards what is old must see that. What was discarded just now is put back. */
async function renew(file: string, target: string, files: Files): Promise<void> {
  try {
    await files.utimes(target, new Date(), new Date());
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
    await files.rename(file, target);
  }
}

/**
 * Taken away first and looked at then: a writer either finds no file and brings its own, or has made this one young
 * before it was taken, and gets it back. Its age comes along, being the file's.
 */
async function discard(target: string, aside: string, before: Date, files: Files): Promise<boolean> {
  try {
    if ((await files.stat(target)).mtime >= before) return false;
    await files.mkdir(dirname(aside), { recursive: true });
    await files.rename(target, aside);
  } catch (thrown) {
    if (isMissing(thrown)) return true;
    throw thrown;
  }
  try {
    if ((await files.stat(aside)).mtime >= before) {
      await files.rename(aside, target);
      return false;
    }
  } catch (thrown) {
    // Another process that was just opened has put it back.
    if (isMissing(thrown)) return false;
    throw thrown;
  }
  await files.rm(aside, { force: true });
  return true;
}

/** What a crash left between taking away and looking: it may be wanted, so it goes back; who discards will come again. */
async function putBack(aside: string, original: (sha256: string) => string, files: Files): Promise<void> {
  for (const name of await files.readdir(aside)) await files.rename(join(aside, name), original(name));
}

const isMissing = (thrown: unknown) => (thrown as NodeJS.ErrnoException).code === "ENOENT";

/** null when it was taken away meanwhile. */
async function hashOf(path: string, files: Files): Promise<string | null> {
  try {
    return createHash("sha256")
      .update(await files.readFile(path))
      .digest("hex");
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function syncFolder(folder: string, files: Files): Promise<void> {
  // Windows neither opens nor needs it: NTFS logs names.
  if (process.platform === "win32") return;
  const handle = await files.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(temporary: string, files: Files): Promise<void> {
  for (const name of await files.readdir(temporary)) {
    const path = join(temporary, name);
    const { mtimeMs } = await files.stat(path);
    if (Date.now() - mtimeMs > abandonedAfterMs) await files.rm(path, { force: true });
  }
}
