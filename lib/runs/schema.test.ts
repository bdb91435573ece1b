import { expect, it } from "vitest";
import { runDraftSchema } from "#lib/runs/schema.ts";
import type { RunDraft } from "#lib/runs/view.ts";

const draft: RunDraft = {
  connectionId: "con_1",
  model: "gpt-image-2",
  prompt: "two\r\nlines \u202e, <b> and \ud83e\udd8a",
  count: 1,
  parameters: {
    size: "1024x1024",
    quality: "low",
    background: "auto",
    outputFormat: "png",
    compression: null,
    moderation: "auto",
    partialImages: 0,
    inputFidelity: null,
  },
  references: [],
  mask: null,
  idempotencyKey: "click-12345678",
};

it("takes a draft with whatever a prompt may hold", () => {
  expect(runDraftSchema.parse(draft)).toEqual(draft);
});

it.each([
  ["prompt", { prompt: "a\0b" }],
  ["model", { model: "a\0b" }],
  ["connectionId", { connectionId: "a\0b" }],
  ["references.0", { references: ["a\0b"] }],
  ["mask", { mask: "a\0b" }],
])("refuses what PostgreSQL cannot hold by its field: NUL in %s", (field, over) => {
  const { error } = runDraftSchema.safeParse({ ...draft, ...over });
  expect(error?.issues[0]?.path.join(".")).toBe(field);
});
