import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { CommandError } from "../exit.ts";

export const lockName = "releases.lock.json";

/** What stands in the lock of a prompt. */
export type LockedRelease = {
  version: number;
  digest: string;
  release: string;
  deployment: { provider: string; model: string };
  /** Its `.prompt` file, from the folder on. */
  file: string;
};

/** `releases.lock.json`: which release every prompt is, and which files are the command's own. */
export type Lock = {
  pentimento: 1;
  environments: Record<string, Record<string, LockedRelease>>;
  /** sha256 of every file that was written beside it, line ends aside. */
  files: Record<string, string>;
};

export function lockedRelease(prompt: ReleasedPrompt, file: string): LockedRelease {
  const { version, digest, release, deployment } = prompt;
  return { version, digest, release: release.id, deployment: { ...deployment }, file };
}

export const lockText = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`;

/** Reads a lock; `where` names it in the sentence of a broken one. */
export function readLock(text: string, where: string): Lock {
  const lock = parsed(text);
  if (lock?.pentimento !== 1 || !isRecord(lock.environments) || !isRecord(lock.files))
    throw new CommandError("outOfStep", `${where} is no lock of this version of pentimento.`);
  if (!Object.values(lock.files).every((hash) => typeof hash === "string"))
    throw new CommandError("outOfStep", `${where} names files without their hashes.`);
  return lock as Lock;
}

function parsed(text: string): Partial<Lock> | null {
  try {
    return JSON.parse(text) as Partial<Lock> | null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
