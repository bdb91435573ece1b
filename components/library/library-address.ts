import { type LibraryQuery, libraryQueryFromUrl, libraryQueryToUrl } from "#lib/library/filter-url.ts";

export const libraryPath = "/library";

/** The page of one template. */
export const templatePath = (slug: string): string => `${libraryPath}/${encodeURIComponent(slug)}`;

/** The address of a query, as short as it can be. */
export function addressOf(query: LibraryQuery): string {
  const search = libraryQueryToUrl(query);
  return search ? `${libraryPath}?${search}` : libraryPath;
}

/** What the address asks for now, or null while it is another page's. */
export function queryFromAddress({ pathname, search }: Pick<Location, "pathname" | "search">) {
  return pathname === libraryPath ? libraryQueryFromUrl(new URLSearchParams(search)) : null;
}

/** replace: still being typed, no step that Back should take. */
export function writeAddress(query: LibraryQuery, how: "push" | "replace"): void {
  const address = addressOf(query);
  if (address === location.pathname + location.search) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
