import { expect, it } from "vitest";
import { type Draft, emptyDraft } from "#components/playground/draft-store.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";

const today = new Date("2026-11-20T00:00:00Z");
const draft = (change: Partial<Draft> & { parameters?: Partial<Draft["parameters"]> }): Draft => ({
  ...emptyDraft({ connectionId: "con_1", model: "m" }),
  prompt: "a cat",
  ...change,
  parameters: { ...defaultParameters, ...change.parameters },
});
const flare = profileOf("gpt-image-2.5-flare", "openai");
const two = profileOf("gpt-image-2", "openai");

it("sends a draft the model can draw as it is", () => {
  const wish = draft({ parameters: { ...defaultParameters, background: "transparent", quality: "max" } });
  const fitted = fitDraft(flare, wish, today);
  expect(fitted).toMatchObject({ parameters: wish.parameters, findings: [], blocking: [] });
});

it("sends what the model can do, says so, and keeps the wish for the next model", () => {
  const wish = draft({ parameters: { ...defaultParameters, background: "transparent", quality: "max" } });
  const fitted = fitDraft(two, wish, today);
  expect(fitted.parameters).toMatchObject({ background: "auto", quality: "high" });
  expect(fitted.findings.map(({ field }) => field)).toEqual(["quality", "background"]);
  expect(fitted.blocking).toEqual([]);
  expect(wish.parameters).toMatchObject({ background: "transparent", quality: "max" });
});

it("does not guess at what only the person can mend", () => {
  expect(fitDraft(flare, draft({ prompt: " " }), today).blocking).toMatchObject([{ code: "prompt_empty" }]);
  const long = draft({ prompt: "x".repeat(32_001) });
  expect(fitDraft(flare, long, today).blocking).toMatchObject([{ code: "prompt_too_long" }]);
});

it("takes the nearest size a fixed list has", () => {
  const fitted = fitDraft(
    profileOf("gpt-image-1.5", "openai"),
    draft({ parameters: { ...defaultParameters, size: "2048x1152" } }),
    today,
  );
  expect(fitted.parameters.size).toBe("1536x1024");
  expect(fitted.findings).toMatchObject([{ field: "size", code: "size_impossible" }]);
});
