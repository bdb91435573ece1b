import { createStore, type StoreApi } from "zustand/vanilla";
import { nothing, type Picked } from "#components/library/picked.ts";
import type { LibraryQuery } from "#lib/library/filter-url.ts";
import type { LibraryFacets, LibraryPage, TemplateCard } from "#lib/library/view.ts";

/** Those that match, of which only some are here, by their place. */
export type Shelf = { total: number; cards: ReadonlyMap<number, TemplateCard> };

export type LibraryState = {
  /** What the address says. */
  query: LibraryQuery;
  /** What the shelf answers; another one than `query` while that is fetched. */
  shown: LibraryQuery;
  shelf: Shelf;
  facets: LibraryFacets;
  /** stale: the last attempt to read failed; what is shown may be old. */
  reading: "idle" | "busy" | "stale";
  picked: Picked;
  /** Position of the card that takes the focus; there may be none. */
  focus: number;
  /** Position that is to get the browser's focus as soon as it is drawn. */
  wantedFocus: number | null;
  /** Where a range begins, by id. */
  anchor: string | null;
  set(change: Partial<Omit<LibraryState, "set">>): void;
};

export type LibraryStore = StoreApi<LibraryState>;

/** One per mount of the page. */
export function createLibraryStore(
  first: LibraryPage,
  facets: LibraryFacets,
  query: LibraryQuery,
): LibraryStore {
  return createStore<LibraryState>()((set) => ({
    query,
    shown: query,
    shelf: {
      total: first.total,
      cards: new Map(first.templates.map((card, at) => [at, card])),
    },
    facets,
    reading: "idle",
    picked: nothing,
    focus: 0,
    wantedFocus: null,
    anchor: null,
    set: (change) => set(change),
  }));
}

/** Where a template stands, if it has been read. */
export function positionOf({ cards }: Shelf, id: string): number | null {
  for (const [position, card] of cards) if (card.id === id) return position;
  return null;
}
