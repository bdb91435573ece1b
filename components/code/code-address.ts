import { type SnippetLanguage, snippetLanguages } from "#lib/snippets/snippet.ts";

const parameter = "code";

/** The language named in the page's address, or null. */
export function languageFromAddress(): SnippetLanguage | null {
  const wanted = new URL(location.href).searchParams.get(parameter);
  return snippetLanguages.find((language) => language === wanted) ?? null;
}

/** Writes the language into the address without going anywhere; null takes it out. */
export function languageIntoAddress(language: SnippetLanguage | null): void {
  const url = new URL(location.href);
  if (language) url.searchParams.set(parameter, language);
  else url.searchParams.delete(parameter);
  history.replaceState(history.state, "", url);
}
