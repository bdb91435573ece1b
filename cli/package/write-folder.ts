import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, open, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CommandError } from "../exit.ts";
import { type Lock, lockName, lockText, readLock } from "./lock.ts";

/** Files by their path from the folder on, with `/`. */
export type Files = ReadonlyMap<string, string>;

/** sha256 of a text, whatever line ends a checkout gave it. */
export const hashOf = (text: string): string =>
  `sha256-${createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex")}`;

/** Written first and taken away last: names the files of a pull that was cut off as ours. */
const unfinishedLock = `${lockName}.next`;

export type Written = { written: number; unchanged: number; removed: number };

/**
 * Makes a folder hold exactly these files of ours, each replaced whole, the lock last. Files somebody else wrote, or
 * changed since, are never touched: one in the way stops everything before anything is written.
 */
export async function writeFolder(folder: string, files: Files, lock: Omit<Lock, "files">): Promise<Written> {
  const before = await locksIn(folder);
  const whole: Lock = {
    ...lock,
    files: Object.fromEntries([...files].map(([path, text]) => [path, hashOf(text)])),
  };
  const present = await presentFiles(folder, [
    ...files.keys(),
    ...before.flatMap(({ files }) => Object.keys(files)),
  ]);
  const ours = (path: string) => {
    const hash = present.get(path);
    return hash === undefined || hash === whole.files[path] || before.some((one) => one.files[path] === hash);
  };
  const inTheWay = [...files.keys()].filter((path) => !ours(path));
  if (inTheWay.length > 0) throw standsInTheWay(folder, inTheWay);

  await replace(join(folder, unfinishedLock), lockText(whole));
  const changed = [...files].filter(([path]) => present.get(path) !== whole.files[path]);
  for (const [path, text] of changed) await replace(join(folder, ...path.split("/")), text);
  const gone = [...present.keys()].filter((path) => !files.has(path) && ours(path));
  for (const path of gone) await remove(folder, path);
  await replace(join(folder, lockName), lockText(whole));
  await rm(join(folder, unfinishedLock), { force: true });
  return { written: changed.length, unchanged: files.size - changed.length, removed: gone.length };
}

function standsInTheWay(folder: string, paths: readonly string[]): CommandError {
  const shown = paths.slice(0, 10).map((path) => `  ${join(folder, path)}`);
  const more = paths.length > shown.length ? [`  and ${paths.length - shown.length} more`] : [];
  return new CommandError(
    "inTheWay",
    [
      "These files were not written by pentimento, or were changed since; nothing was written.",
      ...shown,
      ...more,
      "Move them away, or pull into another folder with --out.",
    ].join("\n"),
  );
}

async function locksIn(folder: string): Promise<Lock[]> {
  const texts = await Promise.all([lockName, unfinishedLock].map((name) => textOf(join(folder, name))));
  return texts.flatMap((text, index) => {
    if (text === null) return [];
    // A pull that was killed may have left a torn one, which then names nothing.
    if (index === 1 && !text.endsWith("}\n")) return [];
    return [readLock(text, join(folder, lockName))];
  });
}

/** The hashes of those that are there. A link or a folder in the place of a file is somebody else's. */
async function presentFiles(folder: string, paths: readonly string[]): Promise<Map<string, string>> {
  const present = new Map<string, string>();
  for (const path of new Set(paths)) {
    if (path.split("/").some((part) => part === "" || part === "." || part === ".."))
      throw new CommandError(
        "outOfStep",
        `${join(folder, lockName)} names a file outside of its folder: ${path}`,
      );
    const hash = await hashAt(folder, path);
    if (hash !== null) present.set(path, hash);
  }
  return present;
}

async function hashAt(folder: string, path: string): Promise<string | null> {
  const parts = path.split("/");
  for (let length = 1; length < parts.length; length++) {
    const above = await lstat(join(folder, ...parts.slice(0, length))).catch(() => null);
    if (above && !above.isDirectory()) return "not a folder";
  }
  const file = join(folder, ...parts);
  const found = await lstat(file).catch(() => null);
  if (!found) return null;
  return found.isFile() ? hashOf(await readFile(file, "utf8")) : "not a file";
}

async function replace(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const handle = await open(unfinished, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}

/** Removes a file of ours and the folders that are empty without it. */
async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let above = dirname(path); above !== "."; above = dirname(above))
    if (
      !(await rmdir(join(folder, above)).then(
        () => true,
        () => false,
      ))
    )
      return;
}

/** A file's text, or null where there is none. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
}
