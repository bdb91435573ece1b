import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import en from "#lib/i18n/messages/en/models.json" with { type: "json" };
import zh from "#lib/i18n/messages/zh-CN/models.json" with { type: "json" };
import { checkParameters, type Finding } from "#lib/images/check-parameters.ts";
import { type DrawParameters, defaultParameters } from "#lib/images/parameters.ts";
import { mergeListed, profileOf } from "#lib/models/catalog.ts";
import { families } from "#lib/models/families.ts";
import { emptyContent } from "#lib/template/empty-content.ts";
import { fitDeployment } from "#lib/template/fit.ts";

// The core of next-intl: its own entry, resolved as for server components, wants Next around it.
const fromNextIntl = createRequire(createRequire(import.meta.url).resolve("next-intl/config"));
const { createTranslator } = fromNextIntl("use-intl/core") as typeof import("next-intl");

const request = { parameters: defaultParameters, count: 1, prompt: "a kite", references: 0, mask: false };
const asked = (model: string, parameters: Partial<DrawParameters>, rest: object = {}) =>
  checkParameters(profileOf(model, "openai"), {
    ...request,
    parameters: { ...defaultParameters, ...parameters },
    ...rest,
  });
const generatesOnly = { ...profileOf("house", "openai"), edits: false, mask: false };

/** One of every finding there is. */
const findings: Finding[] = [
  ...asked("gpt-image-1.5", { size: "2048x2048" }, { today: new Date("2027-01-01"), prompt: " ", count: 99 }),
  ...asked(
    "gpt-image-2",
    { partialImages: 9, compression: 5 },
    { prompt: "x".repeat(32_001), references: 20 },
  ),
  ...asked("gpt-image-2", { compression: 500, size: "what" }, { mask: true }),
  ...["9x9", "4096x4096", "3840x16", "16x16", "3840x3840"].flatMap((size) => asked("gpt-image-2", { size })),
  ...asked("house", { quality: "max", background: "transparent", moderation: "low", inputFidelity: "high" }),
  ...asked("house", { outputFormat: "webp" }),
  ...asked("gpt-image-1.5", { background: "transparent", outputFormat: "jpeg" }),
  ...checkParameters(generatesOnly, { ...request, references: 1, mask: true }),
  ...fitDeployment({ ...emptyContent("generate"), needs: ["markup"] }, generatesOnly),
];

const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [key] : keysOf(inner).map((rest) => `${key}.${rest}`),
  );

describe("texts about models", () => {
  it("exist under the same keys in both languages", () => {
    expect(keysOf(zh).sort()).toEqual(keysOf(en).sort());
  });

  it("exist for every reason, and for no reason nobody gives", () => {
    const given = new Set(findings.map((finding) => finding.reason));
    expect([...given].sort()).toEqual(Object.keys(en.reasons).sort());
  });

  it.each([
    ["en", en],
    ["zh-CN", zh],
  ] as const)("read as sentences with the values of their finding in %s", (locale, models) => {
    const translate = createTranslator({
      locale,
      messages: { models },
      onError: (error) => {
        throw error;
      },
    }) as (key: string, values?: Record<string, string | number>) => string;
    for (const { reason, params, fix } of findings) {
      expect(translate(`models.reasons.${reason}`, params)).toMatch(/^[^{}]+[.。]$/);
      for (const [field, value] of Object.entries(fix ?? {}))
        expect(translate(`models.fixes.${field}`, { value: value ?? "none" })).toMatch(/^[^{}]+$/);
    }
  });

  it("name every model's note", () => {
    for (const { noteKey } of [...mergeListed(null, "openai"), profileOf("gpt-image-1", "openai")])
      expect(Object.keys(en.notes)).toContain(noteKey);
  });

  it.each([
    ["qualities", en.quality],
    ["backgrounds", en.background],
    ["formats", en.outputFormat],
    ["moderations", en.moderation],
    ["inputFidelities", en.inputFidelity],
  ] as const)("name all %s a family offers", (choice, texts) => {
    const offered = Object.values(families).flatMap((family): readonly string[] => family[choice]);
    expect(offered.filter((value) => !(value in texts))).toEqual([]);
  });
});
