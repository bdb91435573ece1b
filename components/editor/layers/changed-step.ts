import type { NamedHistory } from "#components/editor/layers/named-history.ts";

/** What a change of a history was: the newest step done, taken back or done again; null if none. */
export function changedStep<Value>(
  before: NamedHistory<Value>,
  now: NamedHistory<Value>,
): { kind: "done" | "undone" | "redone"; label: string } | null {
  if (before === now) return null;
  const newest = now.steps[now.at - 1];
  const isKnown = newest !== undefined && before.steps.some(({ id }) => id === newest.id);
  if (newest && !isKnown) return { kind: "done", label: newest.label };
  if (now.at < before.at) {
    const taken = before.steps[before.at - 1];
    return taken ? { kind: "undone", label: taken.label } : null;
  }
  return newest && now.at > before.at ? { kind: "redone", label: newest.label } : null;
}
