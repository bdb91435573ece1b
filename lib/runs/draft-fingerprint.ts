import { createHash } from "node:crypto";

/**
 * sha256 over everything that makes a draft what it is, in one order whatever order it came in: the same key with another
 * fingerprint is another wish. `kind` keeps drafts of different doors apart.
 */
export function draftFingerprint(kind: "edit" | "template", draft: object): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, sorted(draft)]))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
