import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createFaultMemory, faultTable, readFaults, withoutMarkers } from "#lib/simulator/faults.ts";
import { specialKeys } from "#lib/simulator/keys.ts";

describe("fault markers", () => {
  it("may be combined and carry a number", () => {
    const faults = readFaults("a kite [fault:slow=8000][fault:cut]", "key", createFaultMemory());
    expect(faults.has("cut")).toBe(true);
    expect(faults.amount("slow")).toBe(8000);
    expect(faults.has("500")).toBe(false);
  });

  it("do nothing under a name nobody knows, or one that only looks like a name", () => {
    const faults = readFaults("[fault:nope] [fault:constructor] [fault:]", "key", createFaultMemory());
    expect(faults.has("500")).toBe(false);
    expect(faults.has("constructor" as "500")).toBe(false);
  });

  it("strike once for each caller and prompt when they say so", () => {
    const memory = createFaultMemory();
    const strikes = (prompt: string, scope: string) => readFaults(prompt, scope, memory).has("429");
    expect([1, 2, 3].map(() => strikes("[fault:429:once] a", "key"))).toEqual([true, false, false]);
    expect(strikes("[fault:429:once] b", "key")).toBe(true);
    expect(strikes("[fault:429:once] a", "another key")).toBe(true);
    expect(strikes("[fault:429] a", "key")).toBe(true);
  });

  it("forget the oldest strikes instead of growing without end", () => {
    const memory = createFaultMemory(2);
    expect(["a", "b", "a", "c", "b", "a"].map((key) => memory.strikes(key))).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it("are no part of the picture", () => {
    expect(withoutMarkers("[fault:429:once] a kite [fault:slow=10]")).toBe("a kite");
  });

  it("stand beside the special keys in the documentation", () => {
    const page = readFileSync("docs/simulator.md", "utf8");
    for (const key of Object.values(specialKeys)) expect(page).toContain(`| \`${key}\` |`);
  });

  it("are all in the documentation, in the words of the table", () => {
    const page = readFileSync("docs/simulator.md", "utf8");
    for (const [name, { does }] of Object.entries(faultTable)) {
      expect(page, name).toMatch(new RegExp(`^\\| \`\\[fault:${name}(=\\w+)?\\]\``, "m"));
      expect(page).toContain(does);
    }
  });
});
