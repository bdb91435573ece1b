import * as fs from "node:fs";
import type * as nodeFiles from "node:fs/promises";
import { AppError } from "#lib/errors.ts";

/** What the store needs of `node:fs/promises`; tests hand in one that fails on purpose. */
export type Files = Pick<
  typeof nodeFiles,
  "link" | "mkdir" | "open" | "readdir" | "readFile" | "rename" | "rm" | "stat" | "utimes" | "writeFile"
>;

type Missing = "blob_missing" | "storage_failed";

/** The error of a file operation in our words; `missing` is what "no such file" means. Paths stay in `cause`, for the log. */
export function storageFailure(thrown: unknown, missing: Missing): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT")
    return new AppError("disk_full", { message: "The disk is full.", cause: thrown });
  if (code === "ENOENT")
    return new AppError(missing, { message: "The file or its folder is not there.", cause: thrown });
  return new AppError("storage_failed", {
    message: `A file operation failed: ${code || "unknown"}.`,
    cause: thrown,
  });
}

/** Runs file operations and throws their failures as ours. */
export async function stored<Result>(
  work: () => Promise<Result>,
  missing: Missing = "storage_failed",
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw storageFailure(thrown, missing);
  }
}

type Failed = NodeJS.ErrnoException | null;
const ours = (error: Failed) => error && storageFailure(error, "blob_missing");

/** The functions a read stream uses, so that a stream of a missing file fails with `blob_missing`. */
export const readableFiles = {
  open: (
    path: fs.PathLike,
    flags: fs.OpenMode,
    mode: fs.Mode | undefined,
    callback: (error: Error | null, descriptor: number) => void,
  ) => fs.open(path, flags, mode, (error, descriptor) => callback(ours(error), descriptor)),
  read: (
    descriptor: number,
    target: Uint8Array,
    offset: number,
    length: number,
    position: fs.ReadPosition | null,
    callback: (error: Error | null, bytes: number, target: Uint8Array) => void,
  ) =>
    fs.read(descriptor, target, offset, length, position, (error, bytes) =>
      callback(ours(error), bytes, target),
    ),
  close: fs.close,
};
