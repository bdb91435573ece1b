import type { ReleasedPrompt } from "#lib/releases/view.ts";
import type { Snapshot } from "../runtime/runtime.ts";

const head = "// Written by `pentimento pull`. Changes are lost with the next pull.\nexport default ";

/** `snapshot.mjs`: every release whole, so that the package works without studio and disk. */
export function snapshotFile(snapshot: Snapshot): string {
  return `${head}${JSON.stringify(snapshot, null, 1)};\n`;
}

export const snapshotTypes =
  "// Written by `pentimento pull`. Changes are lost with the next pull.\ndeclare const snapshot: unknown;\nexport default snapshot;\n";

/** What a file of ours says, or null for any other text. */
export function readSnapshot(text: string): Snapshot | null {
  const plain = text.replaceAll("\r\n", "\n");
  if (!plain.startsWith(head) || !plain.endsWith(";\n")) return null;
  try {
    const snapshot = JSON.parse(plain.slice(head.length, -2)) as Partial<Snapshot> | null;
    return typeof snapshot?.releases === "object" && snapshot.releases !== null
      ? (snapshot as Snapshot)
      : null;
  } catch {
    return null;
  }
}

/** The same releases keep the moment of their pull, so that nothing changes where nothing is new. */
export function newSnapshot(
  {
    url,
    environment,
    prompts,
    now,
  }: { url: string; environment: string; prompts: readonly ReleasedPrompt[]; now: Date },
  before: Snapshot | null,
): Snapshot {
  const sorted = [...prompts].sort((one, other) => (one.slug < other.slug ? -1 : 1));
  const releases = Object.fromEntries(sorted.map((prompt) => [prompt.slug, prompt]));
  const snapshot = { url, environment, pulledAt: now.toISOString(), releases };
  const same =
    before && JSON.stringify({ ...before, pulledAt: "" }) === JSON.stringify({ ...snapshot, pulledAt: "" });
  return same ? before : snapshot;
}
