import { type LibraryFilter, type LibrarySort, librarySorts, templateStates } from "#lib/library/view.ts";

/** Every prompt that is not archived. */
export const wholeLibrary: LibraryFilter = {
  text: "",
  kind: "prompt",
  folder: null,
  tags: [],
  states: [],
  environments: [],
  operation: null,
  favourite: false,
  rating: 0,
  ending: false,
  archived: false,
};

/** What somebody asks the library for. */
export type LibraryQuery = { filter: LibraryFilter; sort: LibrarySort };

/** In the order a release goes through them. */
const environmentKeys = ["dev", "test", "prod"] as const;
/** Longest text searched for, in UTF-16 units; what is longer is cut. */
export const maxLibraryText = 1000;
const maxTags = 50;
const maxName = 200;
const maxPath = 1000;

/** What one gets without choosing: what fits best while one searches, else what was touched last. */
export const standardSort = ({ text }: Pick<LibraryFilter, "text">): LibrarySort =>
  text.trim() === "" ? "updated" : "relevance";

/**
 * What the address asks the library for. Never throws: what nobody could have chosen is dropped. Lists stand as repeated
 * parameters: `?q=海报&folder=shop/banners&tag=poster&state=validated&env=prod&rating=4&sort=used`.
 */
export function libraryQueryFromUrl(params: URLSearchParams): LibraryQuery {
  const known = <Value extends string>(name: string, values: readonly Value[]) => {
    const asked = new Set(params.getAll(name));
    return values.filter((value) => asked.has(value));
  };
  const folder = params.get("folder");
  const filter: LibraryFilter = {
    text: cut(params.get("q") ?? "", maxLibraryText),
    kind: params.get("kind") === "fragment" ? "fragment" : "prompt",
    folder: folder === null ? null : cut(folder, maxPath).replace(/^\/+|\/+$/g, ""),
    tags: [...new Set(params.getAll("tag").map((tag) => cut(tag, maxName)))]
      .filter((tag) => tag !== "")
      .slice(0, maxTags)
      .sort(),
    states: known("state", templateStates),
    environments: known("env", environmentKeys),
    operation: known("op", ["generate", "edit"] as const)[0] ?? null,
    favourite: params.get("favourite") === "1",
    rating: /^[1-5]$/.test(params.get("rating") ?? "") ? Number(params.get("rating")) : 0,
    ending: params.get("ending") === "1",
    archived: params.get("archived") === "1",
  };
  const sort = librarySorts.find((name) => name === params.get("sort")) ?? standardSort(filter);
  return { filter, sort };
}

/** The query of an address, without its question mark: one spelling for each filter, empty for the whole library. */
export function libraryQueryToUrl({ filter, sort }: LibraryQuery): string {
  const params = new URLSearchParams();
  const add = (name: string, values: readonly string[]) => {
    for (const value of values) params.append(name, value);
  };
  const text = cut(filter.text, maxLibraryText);
  if (text !== "") params.set("q", text);
  if (filter.kind !== "prompt") params.set("kind", filter.kind);
  if (filter.folder !== null) params.set("folder", filter.folder);
  add("tag", [...filter.tags].sort());
  add(
    "state",
    templateStates.filter((state) => filter.states.includes(state)),
  );
  add(
    "env",
    environmentKeys.filter((key) => filter.environments.includes(key)),
  );
  if (filter.operation !== null) params.set("op", filter.operation);
  for (const name of ["favourite", "ending", "archived"] as const) if (filter[name]) params.set(name, "1");
  if (filter.rating > 0) params.set("rating", String(filter.rating));
  if (sort !== standardSort({ text })) params.set("sort", sort);
  return params.toString();
}

/** Trimmed, of at most so many characters, without what no stored text can hold. */
function cut(text: string, most: number): string {
  const cleaned = text.toWellFormed().replaceAll("\0", "").normalize("NFC").trim();
  return cleaned.length <= most ? cleaned : cleaned.slice(0, most).toWellFormed().trim();
}
