import { describe, expect, it } from "vitest";
import { defaultParameters } from "#lib/images/parameters.ts";
import { listRunsSchema, runDraftSchema } from "#lib/runs/schema.ts";

const draft = {
  connectionId: "con_ws_solo_simulator",
  model: "gpt-image-2.5-flare",
  prompt: "a fox",
  count: 1,
  parameters: defaultParameters,
  references: [],
  mask: null,
  idempotencyKey: "key_12345678",
};

describe("a draft from outside", () => {
  it("comes through as it is", () => {
    expect(runDraftSchema.parse(draft)).toEqual(draft);
  });

  it.each([
    ["no count at all", { count: undefined }],
    ["a count of 0", { count: 0 }],
    ["a count of 11", { count: 11 }],
    ["a count of 1.5", { count: 1.5 }],
    ["a count in words", { count: "1" }],
    ["a key that is too short", { idempotencyKey: "1234567" }],
    ["a key with a space", { idempotencyKey: "key 12345678" }],
    ["a key with a line break at its end", { idempotencyKey: "key_12345678\n" }],
    ["a quality nobody knows", { parameters: { ...defaultParameters, quality: "ultra" } }],
    ["a parameter nobody knows", { parameters: { ...defaultParameters, seed: 1 } }],
    ["a field nobody knows", { workspaceId: "ws_other" }],
    ["references that are no list", { references: "img_1" }],
    ["bytes instead of an id", { mask: { bytes: [] } }],
  ])("is refused with %s", (_, over) => {
    expect(runDraftSchema.safeParse({ ...draft, ...over }).success).toBe(false);
  });

  it("lists at most 50 runs", () => {
    expect(listRunsSchema.parse({})).toEqual({ before: null, limit: 20 });
    expect(listRunsSchema.safeParse({ limit: 51 }).success).toBe(false);
  });
});
