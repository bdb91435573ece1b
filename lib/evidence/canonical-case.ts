import { createHash } from "node:crypto";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

/** JSON of a record with its keys in order, so that the same values are the same text. */
export function sortedJson(record: VariableValues | SlotImages): string {
  const entries = Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

/** What of a case a picture depends on, and whether it counts. `values` and `slots` as `sortedJson` wrote them. */
export type CanonicalCase = { caseId: string; values: string; slots: string; required: boolean };

/** sha256 over cases in their order. */
export function caseSetDigest(cases: readonly CanonicalCase[]): string {
  const text = JSON.stringify(
    cases.map(({ caseId, values, slots, required }) => [caseId, values, slots, required]),
  );
  return `sha256-${createHash("sha256").update(text).digest("hex")}`;
}
