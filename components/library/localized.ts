import type { Locale } from "#lib/i18n/locale.ts";
import type { Localized } from "#lib/template/content.ts";

/** A text in the reader's language, else in the other. */
export const inLanguage = (text: Localized, locale: Locale): string =>
  text[locale] || text[locale === "en" ? "zh-CN" : "en"];

/** A template's title as it is shown: without one, its name in code. */
export const titleOf = ({ title, slug }: { title: Localized; slug: string }, locale: Locale): string =>
  inLanguage(title, locale) || slug;
