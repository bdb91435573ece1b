import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { canonicalContent } from "#lib/template/canonical.ts";
import { CommandError } from "./exit.ts";
import { type Lock, type LockedRelease, lockName, readLock } from "./package/lock.ts";
import { promptFileText } from "./package/prompt-file.ts";
import { readSnapshot } from "./package/snapshot-file.ts";
import { hashOf, textOf } from "./package/write-folder.ts";
import { loadBundle } from "./pull.ts";
import { isReleased } from "./runtime/entry.ts";
import type { StudioAddress } from "./studio-client.ts";

export type VerifyOptions = {
  folder: string;
  /** Given: what is pulled is also held against what is released now. */
  studio: StudioAddress | null;
};

/** Holds lock, files, snapshot and digests against each other; answers what is not in step, a line each. */
export async function verify({
  folder,
  studio,
}: VerifyOptions): Promise<{ prompts: number; faults: string[] }> {
  const text = await textOf(join(folder, lockName));
  if (text === null)
    throw new CommandError("outOfStep", `${join(folder, lockName)} is not there: run pentimento pull first.`);
  const lock = readLock(text, join(folder, lockName));
  const [environment = "", locked = {}] = Object.entries(lock.environments)[0] ?? [];
  const released = await snapshotOf(folder);
  const faults = [
    ...(await changedFiles(folder, lock)),
    ...Object.entries(locked).flatMap(([slug, one]) => promptFaults(slug, one, released.get(slug), lock)),
    ...[...released.keys()].filter((slug) => !locked[slug]).map((slug) => `${slug}: not in the lock`),
    ...(studio ? outdated(locked, await loadBundle(studio, environment)) : []),
  ];
  return { prompts: Object.keys(locked).length, faults };
}

async function snapshotOf(folder: string): Promise<Map<string, ReleasedPrompt>> {
  const snapshot = readSnapshot((await textOf(join(folder, "snapshot.mjs"))) ?? "");
  const releases = Object.entries(snapshot?.releases ?? {});
  return new Map(
    releases.flatMap(([slug, released]) => (isReleased(released, slug) ? [[slug, released] as const] : [])),
  );
}

async function changedFiles(folder: string, lock: Lock): Promise<string[]> {
  const texts = Object.entries(lock.files).map(async ([path, hash]) => {
    const text = await textOf(join(folder, ...path.split("/")));
    if (text === null) return [`${path}: missing`];
    return hashOf(text) === hash ? [] : [`${path}: changed since it was pulled`];
  });
  return (await Promise.all(texts)).flat();
}

function promptFaults(
  slug: string,
  locked: LockedRelease,
  released: ReleasedPrompt | undefined,
  lock: Lock,
): string[] {
  if (!released) return [`${slug}: not in snapshot.mjs`];
  const { version, digest, release, deployment } = released;
  const same =
    version === locked.version &&
    digest === locked.digest &&
    release.id === locked.release &&
    deployment.provider === locked.deployment.provider &&
    deployment.model === locked.deployment.model;
  const file = promptFileText(released);
  return [
    ...(same ? [] : [`${slug}: lock and snapshot speak of different releases`]),
    ...(digestOf(released) === digest ? [] : [`${slug}: its content does not have the digest ${digest}`]),
    ...(lock.files[locked.file] === hashOf(file) ? [] : [`${slug}: ${locked.file} is not what was released`]),
  ];
}

function digestOf({ content, fragments }: ReleasedPrompt): string | null {
  try {
    return `sha256-${createHash("sha256").update(canonicalContent(content, fragments)).digest("hex")}`;
  } catch {
    return null;
  }
}

function outdated(
  locked: Readonly<Record<string, LockedRelease>>,
  prompts: readonly ReleasedPrompt[],
): string[] {
  const current = new Map(prompts.map((prompt) => [prompt.slug, prompt]));
  return Object.entries(locked).flatMap(([slug, { release, version }]) => {
    const now = current.get(slug);
    if (!now) return [`${slug}: no longer released`];
    return now.release.id === release
      ? []
      : [`${slug}: version ${version} was pulled, ${now.version} is released`];
  });
}
