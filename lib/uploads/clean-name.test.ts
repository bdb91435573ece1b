import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanName } from "#lib/uploads/clean-name.ts";

describe("the name of an upload", () => {
  it.each([
    ["cat.png", "cat.png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\jane\\cat.png", "cat.png"],
    ["evil\u202egnp.exe", "evil gnp.exe"],
    ["a\r\nSet-Cookie: x.png", "a Set-Cookie: x.png"],
    ["nul\0.png", "nul .png"],
    ["  ..hidden.png. ", "hidden.png"],
    ["雪 中的 狐狸.png", "雪 中的 狐狸.png"],
    ["e\u0301.png", "é.png"],
    ["lone\ud800.png", "lone\ufffd.png"],
    ["", null],
    ["///", null],
    ["..", null],
    [null, null],
  ])("of %j is %j", (name, expected) => {
    expect(cleanName(name)).toBe(expected);
  });

  it("is at most 120 characters long and keeps its extension", () => {
    expect(cleanName(`${"狐".repeat(300)}.jpeg`)).toBe(`${"狐".repeat(115)}.jpeg`);
    expect(cleanName("x".repeat(300))).toHaveLength(120);
  });

  it("never holds a control character, a path or a broken character, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
        const clean = cleanName(name);
        expect(clean ?? "x").not.toMatch(/[\p{Cc}/\\\u202a-\u202e\u2066-\u2069]/u);
        expect((clean ?? "").isWellFormed()).toBe(true);
        expect(Array.from(clean ?? "").length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
