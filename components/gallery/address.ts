import type { Query } from "#components/gallery/gallery-store.ts";
import { filterFromUrl, filterToUrl } from "#lib/gallery/filter-url.ts";

export const galleryPath = "/gallery";

/** The address of a query, as short as it can be. */
export function addressOf({ filter, sort }: Query): string {
  const search = filterToUrl(filter, sort);
  return search ? `${galleryPath}?${search}` : galleryPath;
}

/** What the address asks for now, or null while it is another page's (a picture that lies over this one). */
export function queryFromAddress({ pathname, search }: Location): Query | null {
  return pathname === galleryPath ? filterFromUrl(new URLSearchParams(search)) : null;
}

/** replace: still being typed, no step that Back should take. */
export function writeAddress(query: Query, how: "push" | "replace"): void {
  const address = addressOf(query);
  if (address === location.pathname + location.search) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
