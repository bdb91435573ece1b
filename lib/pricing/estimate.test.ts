import fc from "fast-check";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";
import { type DrawParameters, defaultParameters, parseSize, type Quality } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { Price } from "#lib/models/profile.ts";
import { billFor } from "#lib/pricing/bill.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import { priceOf } from "#lib/pricing/prices.ts";
import { outputTokens, referenceTokens } from "#lib/pricing/tokens.ts";
import type { Usage } from "#lib/providers/provider.ts";

const models = [
  "gpt-image-1-mini",
  "gpt-image-1.5",
  "chatgpt-image-latest",
  "gpt-image-2",
  "gpt-image-2.5-sunburst",
  "gpt-image-2.5-flare",
  "gpt-image-2.6-sunburst",
  "gpt-image-2.6-flare",
];
const knownPrice = (model: string): Price => {
  const price = priceOf("openai", model);
  if (!price) throw new Error(`no price for ${model}`);
  return price;
};
const nothing: Usage = {
  textInput: 0,
  cachedTextInput: 0,
  imageInput: 0,
  cachedImageInput: 0,
  imageOutput: 0,
  textOutput: 0,
};
const estimate = (model: string, changes: Partial<DrawParameters> = {}, prompt = "a kite", count = 1) =>
  estimateCost(profileOf(model, "openai"), knownPrice(model), {
    parameters: { ...defaultParameters, partialImages: 0, ...changes },
    count,
    prompt,
    references: [],
  });

describe("a bill", () => {
  const tokens = fc.nat(10_000_000);
  const usage = fc.record({
    textInput: tokens,
    cachedTextInput: tokens,
    imageInput: tokens,
    cachedImageInput: tokens,
    imageOutput: tokens,
    textOutput: tokens,
  });

  it("is exact for 10,000 usages, each class at its own rate", () => {
    fc.assert(
      fc.property(usage, usage, (used, rates) => {
        const price = { ...rates, asOf: "2026-11-20", source: "test" };
        // Independently: schoolbook multiplication over decimal digits, no BigInt product.
        const times = (a: number, b: number) => {
          let sum = 0n;
          const text = String(b);
          for (let place = 0; place < text.length; place++) {
            const digit = Number(text[text.length - 1 - place]);
            sum += BigInt(`${a * digit}${"0".repeat(place)}`);
          }
          return sum;
        };
        const expected =
          times(used.textInput, price.textInput) +
          times(used.cachedTextInput, price.cachedTextInput) +
          times(used.imageInput, price.imageInput) +
          times(used.cachedImageInput, price.cachedImageInput) +
          times(used.imageOutput, price.imageOutput) +
          times(used.textOutput, price.textOutput);
        expect(billFor(price, used)).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
  });

  it("of a real capture is what the provider charges", () => {
    const used = { ...nothing, textInput: 13, imageOutput: 1756 };
    expect(billFor(knownPrice("gpt-image-2"), used)).toBe(52_745_000n);
  });

  it("refuses half a token rather than bill something else", () => {
    expect(() => billFor(knownPrice("gpt-image-2"), { ...nothing, textInput: 1.5 })).toThrow(RangeError);
  });
});

describe("the price table", () => {
  it.each(models)("has a price in whole nano-dollars for %s and its snapshots", (model) => {
    const price = knownPrice(model);
    expect(Object.values(price).every((rate) => typeof rate === "string" || Number.isInteger(rate))).toBe(
      true,
    );
    expect(priceOf("openai", `${model}-2026-09-08`)).toEqual(price);
    expect(priceOf("simulator", model)?.imageOutput).toBe(price.imageOutput);
    expect(price.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each(["gpt-image-3", "toString", "__proto__", ""])("knows no price of %j and says so", (model) => {
    expect(priceOf("openai", model)).toBeNull();
  });
});

describe("an estimate", () => {
  // Published dollars per picture at 1024x1024, and 3:2 (wire.md 3.2, 3.3), without the prompt.
  it.each([
    ["gpt-image-1.5", "low", "1024x1024", "0.0087"],
    ["gpt-image-1.5", "medium", "1024x1024", "0.0338"],
    ["gpt-image-1.5", "high", "1024x1024", "0.1331"],
    ["gpt-image-1.5", "high", "1024x1536", "0.1997"],
    ["gpt-image-2", "low", "1024x1024", "0.0059"],
    ["gpt-image-2", "medium", "1024x1024", "0.0527"],
    ["gpt-image-2", "high", "1024x1024", "0.2107"],
    ["gpt-image-2", "low", "1536x1024", "0.0047"],
    ["gpt-image-2", "medium", "1536x1024", "0.0412"],
    ["gpt-image-2", "high", "1536x1024", "0.1646"],
    ["gpt-image-2", "medium", "1536x864", "0.0323"],
    ["gpt-image-2", "high", "1536x864", "0.1294"],
    ["gpt-image-2", "low", "2048x2048", "0.0119"],
    ["gpt-image-2", "medium", "2048x2048", "0.1070"],
    ["gpt-image-2", "high", "2048x2048", "0.4282"],
    ["gpt-image-2", "medium", "2048x1152", "0.0424"],
    ["gpt-image-2", "high", "2048x1152", "0.1695"],
    ["gpt-image-2", "low", "2560x1440", "0.0062"],
    ["gpt-image-2", "medium", "2560x1440", "0.0553"],
    ["gpt-image-2", "high", "2560x1440", "0.2211"],
    ["gpt-image-2", "low", "3840x2160", "0.0111"],
    ["gpt-image-2", "medium", "3840x2160", "0.1001"],
    ["gpt-image-2", "high", "3840x2160", "0.4003"],
    ["gpt-image-2", "low", "2880x2880", "0.0198"],
    ["gpt-image-2", "medium", "2880x2880", "0.1779"],
    ["gpt-image-2", "high", "2880x2880", "0.7116"],
    ["gpt-image-2.5-flare", "medium", "1024x1024", "0.0132"],
    ["gpt-image-2.5-flare", "high", "1024x1024", "0.0527"],
    ["gpt-image-2.5-flare", "xhigh", "1024x1024", "0.0937"],
    ["gpt-image-2.5-flare", "max", "1024x1024", "0.2107"],
    ["gpt-image-2.5-flare", "medium", "1536x1024", "0.0103"],
    ["gpt-image-2.5-flare", "xhigh", "1536x1024", "0.0738"],
    ["gpt-image-2.5-flare", "medium", "2048x2048", "0.0268"],
    ["gpt-image-2.5-flare", "xhigh", "2048x2048", "0.1903"],
    ["gpt-image-2.5-flare", "medium", "2048x1152", "0.0110"],
    ["gpt-image-2.5-flare", "xhigh", "2048x1152", "0.0753"],
    ["gpt-image-2.5-flare", "medium", "2560x1440", "0.0143"],
    ["gpt-image-2.5-flare", "xhigh", "2560x1440", "0.0983"],
    ["gpt-image-2.5-flare", "medium", "3840x2160", "0.0260"],
    ["gpt-image-2.5-flare", "xhigh", "3840x2160", "0.1779"],
  ] as [string, Quality, string, string][])(
    "of %s %s %s is the published $%s",
    (model, quality, size, dollars) => {
      const prompt = 6n * BigInt(knownPrice(model).textInput);
      const { likely, approximate } = estimate(model, { quality, size }, "");
      expect((Number(likely - prompt) / 1e9).toFixed(4)).toBe(dollars);
      expect(approximate).toBe(false);
    },
  );

  it("counts every picture, preview and reference", () => {
    const one = estimate("gpt-image-2.5-flare").likely;
    expect(estimate("gpt-image-2.5-flare", {}, "a kite", 4).likely).toBe(4n * one);
    expect(estimate("gpt-image-2.5-flare", { partialImages: 2 }).likely).toBe(one + 200n * 30_000n);
    const edit = estimateCost(profileOf("gpt-image-2.5-flare", "openai"), knownPrice("gpt-image-2.5-flare"), {
      parameters: { ...defaultParameters, partialImages: 0 },
      count: 1,
      prompt: "a kite",
      references: [
        { width: 1024, height: 1024 },
        { width: 1536, height: 1024 },
      ],
    });
    expect(edit.likely).toBe(one + 2560n * 8000n);
  });

  it("reserves the dearest size and quality for auto, and says it guesses", () => {
    const free = estimate("gpt-image-2.5-flare", { size: "auto", quality: "auto" });
    expect(free.approximate).toBe(true);
    expect(free.atMost).toBeGreaterThanOrEqual(23_719n * 30_000n);
    expect(free.likely).toBeLessThan(free.atMost / 10n);
    const fixed = estimate("gpt-image-1.5", { size: "auto", quality: "auto" });
    expect(fixed.atMost).toBeGreaterThanOrEqual(6240n * 32_000n);
    expect(estimate("gpt-image-2.6-flare", { quality: "low" }).approximate).toBe(true);
  });

  it("reserves at least what the exact usage of the same call is billed", () => {
    const size = fc.record({
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    });
    const sizes = fc.constantFrom("1024x1024", "1536x1024", "1024x1536");
    const qualities = fc.constantFrom("low" as const, "medium" as const, "high" as const);
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        sizes,
        qualities,
        fc.boolean(),
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.array(size, { maxLength: 3 }),
        (model, drawn, quality, left, prompt, references) => {
          const { family } = profileOf(model, "openai");
          const imageOutput = outputTokens(family, quality, parseSize(drawn) ?? { width: 0, height: 0 }) ?? 0;
          const imageInput = references.reduce((sum, one) => sum + referenceTokens(family, one, null), 0);
          const textInput = encode(prompt).length + 6;
          const bill = billFor(knownPrice(model), { ...nothing, textInput, imageInput, imageOutput });
          const parameters = {
            ...defaultParameters,
            partialImages: 0,
            ...(left ? { size: "auto", quality: "auto" as const } : { size: drawn, quality }),
          };
          const request = { parameters, count: 1, prompt, references };
          const { atMost } = estimateCost(profileOf(model, "openai"), knownPrice(model), request);
          expect(atMost >= bill).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("of an unknown model with a price somebody typed reserves the most any rule gives", () => {
    const result = estimateCost(profileOf("house-model", "openai"), knownPrice("gpt-image-2"), {
      parameters: { ...defaultParameters, quality: "auto" },
      count: 1,
      prompt: "a kite",
      references: [],
    });
    expect(result.approximate).toBe(true);
    expect(result.atMost).toBeGreaterThanOrEqual(7024n * 30_000n);
  });

  it("is never above its reservation and never throws, whatever is half typed", () => {
    const parameters = fc.record({
      size: fc.oneof(
        fc.constantFrom("auto", "1024x1024", "2880x2880", "0x0", "0x1024", "", "99999x1"),
        fc.string({ maxLength: 8 }),
      ),
      quality: fc.constantFrom<Quality>("auto", "low", "medium", "high", "xhigh", "max"),
      background: fc.constant("auto" as const),
      outputFormat: fc.constant("png" as const),
      compression: fc.constant(null),
      moderation: fc.constant("auto" as const),
      partialImages: fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constant(Number.NaN)),
      inputFidelity: fc.constantFrom(null, "low" as const, "high" as const),
    });
    const references = fc.array(fc.record({ width: fc.nat(9000), height: fc.nat(9000) }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...models, "house-model"),
        parameters,
        fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constantFrom(Number.NaN, 1.5)),
        fc.string({ unit: "grapheme" }),
        references,
        (model, drawn, count, prompt, sizes) => {
          const price = priceOf("openai", model) ?? knownPrice("gpt-image-2");
          const { likely, atMost } = estimateCost(profileOf(model, "openai"), price, {
            parameters: drawn,
            count,
            prompt,
            references: sizes,
          });
          expect(likely >= 0n && likely <= atMost).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
