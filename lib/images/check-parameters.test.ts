import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckedRequest, checkParameters, type Finding } from "#lib/images/check-parameters.ts";
import { type DrawParameters, defaultParameters } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";

const models = [
  "gpt-image-1-mini",
  "gpt-image-1.5",
  "gpt-image-2",
  "gpt-image-2.5-flare",
  "gpt-image-2.6-flare",
  "house",
];

function check(
  model: string,
  parameters: Partial<DrawParameters> = {},
  request: Partial<Omit<CheckedRequest, "parameters">> = {},
): Finding[] {
  return checkParameters(profileOf(model, "openai"), {
    parameters: { ...defaultParameters, ...(model === "house" && { partialImages: 0 }), ...parameters },
    count: 1,
    prompt: "a kite",
    references: 0,
    mask: false,
    ...request,
  });
}
const brief = (findings: Finding[]) =>
  findings.map(({ field, code, reason, fix }) => ({ field, code, reason, fix }));

describe("what a model will not take", () => {
  it.each(models)("is nothing of the defaults: %s", (model) => {
    expect(check(model)).toEqual([]);
  });

  it.each([
    ["gpt-image-2", { quality: "max" }, "quality", "qualityUnsupported", { quality: "high" }],
    ["gpt-image-1.5", { quality: "xhigh" }, "quality", "qualityUnsupported", { quality: "high" }],
    [
      "gpt-image-2",
      { background: "transparent" },
      "background",
      "backgroundUnsupported",
      { background: "auto" },
    ],
    [
      "house",
      { outputFormat: "webp" },
      "outputFormat",
      "formatUnsupported",
      { outputFormat: "png", compression: null },
    ],
    ["house", { moderation: "low" }, "moderation", "moderationUnsupported", { moderation: "auto" }],
    ["house", { partialImages: 1 }, "partialImages", "partialsUnsupported", { partialImages: 0 }],
    ["gpt-image-2", { partialImages: 4 }, "partialImages", "partialsRange", { partialImages: 3 }],
    [
      "gpt-image-2",
      { inputFidelity: "high" },
      "inputFidelity",
      "inputFidelityUnsupported",
      { inputFidelity: null },
    ],
    [
      "gpt-image-1-mini",
      { inputFidelity: "high" },
      "inputFidelity",
      "inputFidelityUnsupported",
      { inputFidelity: null },
    ],
    [
      "gpt-image-2.5-flare",
      { background: "transparent", outputFormat: "jpeg" },
      "outputFormat",
      "transparentJpeg",
      { outputFormat: "webp" },
    ],
    ["gpt-image-2", { compression: 80 }, "compression", "compressionPng", { compression: null }],
    [
      "gpt-image-2",
      { compression: 101, outputFormat: "jpeg" },
      "compression",
      "compressionRange",
      { compression: 100 },
    ],
    [
      "gpt-image-2",
      { compression: 33.4, outputFormat: "webp" },
      "compression",
      "compressionRange",
      { compression: 33 },
    ],
  ] as [string, Partial<DrawParameters>, string, string, Finding["fix"]][])(
    "%s: %j",
    (model, parameters, field, reason, fix) => {
      expect(brief(check(model, parameters))).toEqual([
        { field, code: "parameter_unsupported", reason, fix },
      ]);
    },
  );

  it("names the model and the value, so that the sentence can", () => {
    expect(check("gpt-image-2", { quality: "max" })[0]?.params).toEqual({
      model: "gpt-image-2",
      value: "max",
    });
  });

  it.each([
    ["gpt-image-1.5", { inputFidelity: "high" }],
    ["gpt-image-2", { compression: 100 }],
    ["gpt-image-2", { compression: 0, outputFormat: "jpeg" }],
    [
      "gpt-image-2.5-flare",
      { quality: "max", background: "transparent", outputFormat: "webp", size: "3840x1280" },
    ],
    ["gpt-image-2", { size: "auto", quality: "auto" }],
  ] as [string, Partial<DrawParameters>][])("is nothing of %s with %j", (model, parameters) => {
    expect(check(model, parameters)).toEqual([]);
  });

  it.each([
    ["4096x4096", "sizeEdge", "2880x2880"],
    ["1920x1080", "sizeMultiple", "1920x1088"],
    ["1920 × 1080", "sizeFormat", "1920x1088"],
    ["big", "sizeFormat", "1024x1024"],
    ["99999999999x1", "sizeFormat", undefined],
  ])("offers the nearest size for %s", (size, reason, nearest) => {
    const [finding] = check("gpt-image-2", { size });
    expect(finding).toMatchObject({ field: "size", code: "size_impossible", reason });
    if (nearest) expect(finding?.fix).toEqual({ size: nearest });
  });

  it.each([
    [0, 1],
    [11, 10],
    [2.4, 2],
    [Number.NaN, 1],
  ])("is a count of %d", (count, fixed) => {
    expect(brief(check("gpt-image-2", {}, { count }))).toEqual([
      { field: "count", code: "invalid_request", reason: "countRange", fix: { count: fixed } },
    ]);
  });

  it.each(["", "   ", "\n\t\u3000", "\u200b\u2060"])("is a prompt of nothing: %j", (prompt) => {
    expect(brief(check("gpt-image-2", {}, { prompt }))).toEqual([
      { field: "prompt", code: "prompt_empty", reason: "promptEmpty", fix: null },
    ]);
  });

  it("counts a prompt in code points", () => {
    expect(check("gpt-image-2", {}, { prompt: "🎨".repeat(32_000) })).toEqual([]);
    expect(check("gpt-image-2", {}, { prompt: "🎨".repeat(32_001) })).toMatchObject([
      {
        field: "prompt",
        code: "prompt_too_long",
        params: { length: 32_001, max: 32_000, over: 1 },
        fix: null,
      },
    ]);
  });

  it("is a seventeenth reference, and a mask without a picture to lie on", () => {
    expect(check("gpt-image-2", {}, { references: 16, mask: true })).toEqual([]);
    expect(check("gpt-image-2", {}, { references: 17 })).toMatchObject([
      { field: "references", code: "references_too_many", params: { references: 17, max: 16, over: 1 } },
    ]);
    expect(check("gpt-image-2", {}, { mask: true })).toMatchObject([
      { field: "mask", reason: "maskWithoutReference" },
    ]);
  });

  it("is any picture for a model that only generates", () => {
    const profile = { ...profileOf("house", "openai"), edits: false, mask: false };
    const request = { parameters: { ...defaultParameters, partialImages: 0 }, count: 1, prompt: "a kite" };
    const findings = checkParameters(profile, { ...request, references: 1, mask: true });
    expect(findings.map((finding) => finding.reason)).toEqual(["editsUnsupported", "maskUnsupported"]);
  });

  it("is everything once the model has ended", () => {
    const today = new Date("2026-12-01T00:00:00Z");
    expect(check("gpt-image-1.5", {}, { today })).toMatchObject([
      { field: "model", code: "model_ended", params: { replacedBy: "gpt-image-2.5-sunburst" } },
    ]);
    expect(check("gpt-image-2", {}, { today })).toEqual([]);
  });
});

describe("fixes", () => {
  const parameters: fc.Arbitrary<DrawParameters> = fc.record({
    size: fc.oneof(
      fc.constantFrom("auto", "1024x1024", "3840x3840", "9x9"),
      fc.tuple(fc.nat(5000), fc.nat(5000)).map((edges) => edges.join("x")),
      fc.string({ maxLength: 9 }),
    ),
    quality: fc.constantFrom("auto", "low", "medium", "high", "xhigh", "max"),
    background: fc.constantFrom("auto", "opaque", "transparent"),
    outputFormat: fc.constantFrom("png", "jpeg", "webp"),
    compression: fc.oneof(fc.constant(null), fc.double({ min: -5, max: 105, noNaN: true })),
    moderation: fc.constantFrom("auto", "low"),
    partialImages: fc.integer({ min: -1, max: 5 }),
    inputFidelity: fc.constantFrom(null, "low", "high"),
  });

  it("taken together leave nothing to fix, and touch nothing no finding named", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        parameters,
        fc.integer({ min: -1, max: 12 }),
        (model, asked, wanted) => {
          let draft = { parameters: asked, count: wanted };
          const named = new Set<string>();
          for (let round = 0; round < 3; round++)
            for (const { field, fix } of check(model, draft.parameters, { count: draft.count })) {
              named.add(field);
              const { count, ...changes } = fix ?? {};
              draft = { count: count ?? draft.count, parameters: { ...draft.parameters, ...changes } };
            }
          expect(check(model, draft.parameters, { count: draft.count })).toEqual([]);
          const changed = (Object.keys(asked) as (keyof DrawParameters)[]).filter(
            (key) => asked[key] !== draft.parameters[key] && key !== "compression",
          );
          expect(changed.filter((key) => !named.has(key))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
