import { expect, it } from "vitest";
import { matchCases } from "#components/template/evidence/match-cases.ts";
import type { EvidenceCaseView } from "#lib/evidence/view.ts";

const row = (caseId: string, name = caseId): EvidenceCaseView => ({
  position: 0,
  caseId,
  name,
  required: true,
  values: {},
  slots: {},
  runId: null,
  state: "succeeded",
  error: null,
  samples: [],
  blocked: 0,
  failed: 0,
  costNano: "0",
  latencyMs: null,
});

it("puts the same case side by side, also when its name has changed, and loses none", () => {
  const pairs = matchCases([row("a"), row("b")], [row("c"), row("a", "renamed")]);
  expect(pairs.map(({ key, one, other }) => [key, one?.name ?? null, other?.name ?? null])).toEqual([
    ["a", "a", "renamed"],
    ["b", "b", null],
    ["c", null, "c"],
  ]);
});
