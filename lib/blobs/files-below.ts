import { join } from "node:path";
import { type Files, stored } from "#lib/blobs/storage-failure.ts";

/** A file below a folder; `path` is relative to it, with slashes. */
export type FoundFile = { path: string; bytes: number; modifiedAt: Date };

// Enough to keep a disk busy, and far fewer than a process may have open.
const atOnce = 16;

/** Every file below a folder, however deep. What disappears meanwhile is left out; a folder that isn't there is empty. */
export async function* filesBelow(root: string, files: Files, below = ""): AsyncGenerator<FoundFile> {
  const entries = await stored(() =>
    present(() => files.readdir(join(root, below), { withFileTypes: true })),
  );
  const names = (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name);
  for (let from = 0; from < names.length; from += atOnce) {
    const found = names.slice(from, from + atOnce).map(async (name) => {
      const stat = await stored(() => present(() => files.stat(join(root, below, name))));
      return (
        stat && { path: join(below, name).replaceAll("\\", "/"), bytes: stat.size, modifiedAt: stat.mtime }
      );
    });
    for (const file of await Promise.all(found)) if (file) yield file;
  }
  for (const entry of entries ?? [])
    if (entry.isDirectory()) yield* filesBelow(root, files, join(below, entry.name));
}

async function present<Result>(look: () => Promise<Result>): Promise<Result | null> {
  try {
    return await look();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw thrown;
  }
}
