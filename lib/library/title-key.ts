import { foldText } from "#lib/search/search-words.ts";

const longest = 100;

/** What a list sorts a title by: the English one, else the Chinese, else the slug; width, case and accents folded. */
export function titleKey(title: { en: string; "zh-CN": string }, slug: string): string {
  const shown = title.en.trim() || title["zh-CN"].trim() || slug;
  return Array.from(foldText(shown)).slice(0, longest).join("");
}
