import { describe, expect, it } from "vitest";
import { chooseLocale, validTimeZone } from "#lib/i18n/locale.ts";

describe("the language of a page", () => {
  it("is the one a person chose, whatever the browser asks for", () => {
    expect(chooseLocale("zh-CN", "en-US,en;q=0.9")).toBe("zh-CN");
    expect(chooseLocale("en", "zh-CN")).toBe("en");
  });
  it("is the best one the browser asks for, by weight and not by order", () => {
    expect(chooseLocale(undefined, "en;q=0.4, zh-CN;q=0.8")).toBe("zh-CN");
    expect(chooseLocale(undefined, "fr-FR, de;q=0.9, zh-TW;q=0.5")).toBe("zh-CN");
    expect(chooseLocale("klingon", "zh")).toBe("zh-CN");
  });
  it("never is one that was asked for with weight 0, and is English when nothing fits", () => {
    expect(chooseLocale(undefined, "zh;q=0, fr")).toBe("en");
    expect(chooseLocale(undefined, null)).toBe("en");
    expect(chooseLocale(undefined, ";;;q=,")).toBe("en");
  });
});

it("a time zone nobody knows falls back instead of breaking every date", () => {
  expect(validTimeZone("Asia/Shanghai", "UTC")).toBe("Asia/Shanghai");
  expect(validTimeZone("Mars/Olympus", "UTC")).toBe("UTC");
  expect(validTimeZone(undefined, "UTC")).toBe("UTC");
});
