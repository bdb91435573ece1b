import type { Localized } from "#lib/template/content.ts";

/** A text in the reader's language, else in the other. */
export function localized(text: Localized, locale: string): string {
  return locale === "zh-CN" ? text["zh-CN"] || text.en : text.en || text["zh-CN"];
}

/** What a form calls a variable or slot: its label, else its name. */
export const labelOf = ({ label, name }: { label: Localized; name: string }, locale: string): string =>
  localized(label, locale) || name;
