import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import texts from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import { plainMessage } from "#lib/i18n/plain-message.ts";

const fromNextIntl = createRequire(createRequire(import.meta.url).resolve("next-intl"));
const { createTranslator } = fromNextIntl("use-intl/core") as typeof import("next-intl");

/** Every name a text asks for. */
const namesIn = (text: string) =>
  new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = ""]) => name));
/** Every branch of its choices. */
const branchesIn = (text: string) => [...text.matchAll(/(?:^|[\s,])(\w+) \{/g)].map(([, key = ""]) => key);

describe("a plain message", () => {
  it("reads as next-intl reads it, every text of the errors with every branch of theirs", () => {
    const translate = createTranslator({ locale: "en", messages: texts }) as (
      key: string,
      values: Record<string, string | number>,
    ) => string;
    let compared = 0;
    for (const [code, parts] of Object.entries(texts))
      for (const [part, text] of Object.entries(parts))
        for (const value of [1, 7, "other", ...branchesIn(text)]) {
          const values = Object.fromEntries([...namesIn(text)].map((name) => [name, value]));
          // What is counted or written in figures is a number, whatever else the text chooses by.
          for (const [, name = ""] of text.matchAll(/\{\s*(\w+)\s*,\s*(?:plural|number)/g))
            values[name] = typeof value === "number" ? value * 1001 - 1000 : 2;
          expect([code, plainMessage(text, values)]).toEqual([code, translate(`${code}.${part}`, values)]);
          compared += 1;
        }
    expect(compared).toBeGreaterThan(500);
  });

  it("leaves values alone that look like a text", () => {
    expect(plainMessage("“{name}” isn't known", { name: "{x} '# }" })).toBe("“{x} '# }” isn't known");
  });

  it("says nothing in place of a value that is missing", () => {
    expect(plainMessage("{kind, select, a {A {x}} other {B{x}}}.", {})).toBe("B.");
  });
});
