import type { EvidenceCaseView } from "#lib/evidence/view.ts";

/** A case on both sheets, or on one of them. */
export type CaseMatch = {
  key: string;
  name: string;
  one: EvidenceCaseView | null;
  other: EvidenceCaseView | null;
};

/** The rows of two sheets side by side, in the order of the first; a case may have been renamed in between. */
export function matchCases(
  one: readonly EvidenceCaseView[],
  other: readonly EvidenceCaseView[],
): CaseMatch[] {
  const rest = new Map(other.map((row) => [row.caseId, row]));
  const matched = one.map((row): CaseMatch => {
    const twin = rest.get(row.caseId) ?? null;
    rest.delete(row.caseId);
    return { key: row.caseId, name: row.name, one: row, other: twin };
  });
  const added = [...rest.values()].map((row) => ({ key: row.caseId, name: row.name, one: null, other: row }));
  return [...matched, ...added];
}
