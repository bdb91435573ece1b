import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addNano, formatNano } from "#lib/money/nano.ts";

describe("an amount", () => {
  it.each([
    ["0", "$0.00"],
    ["160000000", "$0.16"],
    ["5889000", "$0.0059"],
    ["5000000", "$0.005"],
    ["9999999", "$0.01"],
    ["9949999", "$0.0099"],
    ["10000000", "$0.01"],
    ["15000000", "$0.02"],
    ["14999999", "$0.01"],
    ["1", "$0.000000001"],
    ["12", "$0.000000012"],
    ["123", "$0.00000012"],
    ["1000000000", "$1.00"],
    ["1234567890000000", "$1,234,567.89"],
    ["-5889000", "-$0.0059"],
    ["-160000000", "-$0.16"],
    ["9007199254740993000000000", "$9,007,199,254,740,993.00"],
    ["123456789012345678901994999999", "$123,456,789,012,345,678,901.99"],
  ])("of %s nano-dollars reads %s", (nano, expected) => {
    expect(formatNano(nano, "en")).toBe(expected);
    expect(formatNano(BigInt(nano), "en")).toBe(expected);
  });

  it("carries a plain dollar sign in Chinese", () => {
    expect(formatNano("160000000", "zh-CN")).toBe("$0.16");
    expect(formatNano("5889000", "zh-CN")).toBe("$0.0059");
  });

  it("is within half of its last digit, and below a cent never shown as nothing", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), (nano) => {
        const [whole = "", fraction = ""] = formatNano(nano, "en").replace(/[$,]/g, "").split(".");
        const shown = BigInt(whole + fraction.padEnd(9, "0"));
        const step = 10n ** BigInt(9 - fraction.length);
        const off = shown > nano ? shown - nano : nano - shown;
        expect(2n * off <= step).toBe(true);
        expect(shown > 0n).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("that is no integer is refused", () => {
    expect(() => formatNano("1.5", "en")).toThrow(SyntaxError);
  });
});

it("sums are exact whatever carries the amounts", () => {
  expect(addNano("9007199254740993", 1n, "-4")).toBe(9_007_199_254_740_990n);
  expect(addNano()).toBe(0n);
});
