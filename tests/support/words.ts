import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locale } from "#lib/i18n/locale.ts";

// The core of next-intl: its own entry, resolved as for server components, wants Next around it.
const fromNextIntl = createRequire(createRequire(import.meta.url).resolve("next-intl/config"));
const { createTranslator } = fromNextIntl("use-intl/core") as typeof import("next-intl");

const folder = join(import.meta.dirname, "..", "..", "lib", "i18n", "messages");
const namespaces = [
  "code",
  "common",
  "compare",
  "editor",
  "errors",
  "gallery",
  "matrix",
  "library",
  "models",
  "playground",
  "save",
  "share",
  "shell",
  "storage",
  "template",
  "viewer",
];

/** A sentence of the studio by its full key ("playground.composer.prompt"). A key that is missing throws. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The studio's own sentences in one language, so that a test reads what a person reads. */
export function wordsOf(locale: Locale): Words {
  const messages = Object.fromEntries(
    namespaces.map((name) => [name, JSON.parse(readFileSync(join(folder, locale, `${name}.json`), "utf8"))]),
  );
  const translate = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key as never, values as never);
}

// A number, because a placeholder may format one; with or without its separators.
const anything = 8_191_919;
const anythingWritten = /8,?191,?919/g;

/** The whole sentence, with `values` that are null matching whatever stands there. */
export function sentence(words: Words, key: string, values: Record<string, string | number | null>): RegExp {
  const filled = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null ? anything : value]),
  );
  const escaped = words(key, filled).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replace(anythingWritten, ".+")}$`);
}
