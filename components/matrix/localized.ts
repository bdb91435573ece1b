import { useLocale } from "next-intl";
import type { Localized } from "#lib/template/content.ts";

/** A text in the reader's language, else in the other. */
export function useLocalized(): (text: Localized) => string {
  const locale = useLocale();
  return (text) => text[locale] || text.en || text["zh-CN"];
}
