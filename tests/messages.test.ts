import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { namespaces } from "#lib/i18n/load-messages.ts";
import { locales } from "#lib/i18n/locale.ts";
import { icuParts } from "#tests/support/icu.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "lib/i18n/messages");

type Flat = Map<string, string>;
const read = (locale: string, namespace: string): Flat =>
  flatten(JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), "utf8")));

describe.each(namespaces)("messages of %s", (namespace) => {
  const english = () => read("en", namespace);
  const chinese = () => read("zh-CN", namespace);

  it("say the same things in both languages", () => {
    expect(english().size).toBeGreaterThan(0);
    expect([...chinese().keys()].sort()).toEqual([...english().keys()].sort());
  });

  it("take the same values in both languages", () => {
    const differing = [...english()]
      .map(([key, text]) => [key, placeholders(text), placeholders(chinese().get(key) ?? "")] as const)
      .filter(([, en, zh]) => en.join() !== zh.join());
    expect(differing).toEqual([]);
  });

  it("are not empty, do not shout, and are written in their own language", () => {
    for (const [key, text] of [...english(), ...chinese()])
      expect([key, text.trim() !== "" && !/[!！]/.test(text)]).toEqual([key, true]);
    for (const [key, text] of english())
      if (!key.toLowerCase().includes("keywords"))
        expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, false]);
  });

  it("ask for no number format that the browser's Intl does not have", () => {
    const asking = [...english(), ...chinese()].filter(([, text]) => text.includes("::scale"));
    expect(asking).toEqual([]);
  });

  it("put a space between Han and Latin or digits", () => {
    const joined = [...chinese()].filter(
      ([key, text]) =>
        !key.toLowerCase().includes("keywords") &&
        icuParts(text).literals.some((piece) =>
          /\p{Script=Han}(?!x\p{Script=Han})[A-Za-z0-9]|(?<!\p{Script=Han}x)(?<=[A-Za-z0-9])\p{Script=Han}/u.test(
            piece,
          ),
        ),
    );
    expect(joined).toEqual([]);
  });

  it("are all used somewhere", () => {
    if (namespace === "errors") return; // held against the table of codes below
    const unused = [...english().keys()].filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });
});

it("there is no message file that is not loaded", () => {
  for (const locale of locales) {
    const files = readdirSync(join(folder, locale)).map((file) => file.replace(/\.json$/, ""));
    expect(files.sort()).toEqual([...namespaces].sort());
  }
});

it("values are read from inside branches, and their words are not values", () => {
  const { values, literals } = icuParts(
    "{n, plural, one {This # {what}} other {Those}} of {total, number} files",
  );
  expect([...values].sort()).toEqual(["n:plural", "total:number", "what"]);
  expect(literals).toContain("Those");
  expect(icuParts("write '{{'name'}}', can't {fail}")).toEqual({
    literals: ["write {{name}}, can't ", ""],
    values: new Set(["fail"]),
  });
  expect(() => icuParts("a {b")).toThrow("Unbalanced");
});

describe.each(locales)("errors in %s", (locale) => {
  const texts = () => read(locale, "errors");
  const t = (key: string) => texts().get(key) ?? `no text for ${key}`;

  it("every code says what happened and what to do next, and nothing else is kept", () => {
    const expected = errorCodes.flatMap((code) => [`${code}.what`, `${code}.next`]);
    expect([...texts().keys()].sort()).toEqual(expected.sort());
    for (const code of errorCodes)
      expect(JSON.stringify(errorText(t, { code, params: {} }))).not.toContain("no text for");
  });
});

function flatten(tree: object, path = ""): Flat {
  const flat: Flat = new Map();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** Names of the values a message takes. Their kind may differ: English counts with plurals, Chinese has none. */
function placeholders(text: string): string[] {
  return [...new Set([...icuParts(text).values].map((value) => value.split(":")[0] ?? ""))].sort();
}

/** A key is used if its last part, or a template that could give it, is written in the source. Generous on purpose. */
function isUsed(key: string): boolean {
  const parts = key.split(".");
  const last = parts.at(-1) ?? "";
  return (
    words().has(last) || parts.some((_, index) => dynamicPrefixes().has(parts.slice(index, -1).join(".")))
  );
}

let cachedSource: string | undefined;
function source(): string {
  cachedSource ??= ["app", "components", "lib"]
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }))
    .filter(
      (file) =>
        file.isFile() &&
        /\.tsx?$/.test(file.name) &&
        !/\.test\.ts$/.test(file.name) &&
        !file.parentPath.includes("generated"),
    )
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
    .join("\n");
  return cachedSource;
}

let cachedWords: Set<string> | undefined;
function words(): Set<string> {
  cachedWords ??= new Set(
    [...source().matchAll(/["'`.]([A-Za-z_][\w-]*)["'`]/g)].map(([, word = ""]) => word),
  );
  return cachedWords;
}

/** "theme" of `theme.${each}`, and the namespace path of useTranslations("shell.places"). */
let cachedPrefixes: Set<string> | undefined;
function dynamicPrefixes(): Set<string> {
  cachedPrefixes ??= new Set([
    ...[...source().matchAll(/[`]([\w.]+)\.\$\{/g)].map(([, prefix = ""]) => prefix),
    ...[...source().matchAll(/Translations\("\w+\.([\w.]+)"\)/g)].map(([, prefix = ""]) => prefix),
  ]);
  return cachedPrefixes;
}
