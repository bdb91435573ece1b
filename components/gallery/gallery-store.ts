import { createStore, type StoreApi } from "zustand/vanilla";
import { type Catalogue, catalogueOf, type FirstCatalogue } from "#components/gallery/catalogue.ts";
import { nothing, type Picked } from "#components/gallery/picked.ts";
import { settingsCookieValue, type ViewSettings, viewCookie } from "#components/gallery/view-settings.ts";
import { writeCookie } from "#components/shell/write-cookie.ts";
import type { GalleryFilter, GallerySort } from "#lib/gallery/view.ts";

/** What is asked of the gallery. */
export type Query = { filter: GalleryFilter; sort: GallerySort };

/** Files on their way in. `progress` is 0-1 over all of them. */
export type BringingIn = { count: number; done: number; progress: number };

export type GalleryState = {
  /** What the address says. */
  query: Query;
  /** What the catalogue answers; another one than `query` while that is fetched. */
  shown: Query;
  catalogue: Catalogue;
  /** stale: the last attempt to read failed; what is shown may be old. */
  reading: "idle" | "busy" | "stale";
  picked: Picked;
  /** Position of the picture that takes the focus; there may be none. */
  focus: number;
  /** Position that is to get the browser's focus as soon as it is drawn. */
  wantedFocus: number | null;
  /** Where a range begins, by id. */
  anchor: string | null;
  /** Pictures whose file could not be shown. */
  broken: ReadonlySet<string>;
  settings: ViewSettings;
  bringingIn: BringingIn | null;
  set(
    change: Partial<
      Pick<GalleryState, "picked" | "focus" | "wantedFocus" | "anchor" | "bringingIn" | "catalogue">
    >,
  ): void;
  break(id: string): void;
  setSettings(change: Partial<ViewSettings>): void;
};

export type GalleryStore = StoreApi<GalleryState>;

/** One per mount of the page. */
export function createGalleryStore(
  first: FirstCatalogue,
  query: Query,
  settings: ViewSettings,
): GalleryStore {
  return createStore<GalleryState>()((set, get) => ({
    query,
    shown: query,
    catalogue: catalogueOf(
      first,
      first.items.map((item, at): [number, typeof item] => [at, item]),
    ),
    reading: "idle",
    picked: nothing,
    focus: 0,
    wantedFocus: null,
    anchor: null,
    broken: new Set(),
    settings,
    bringingIn: null,
    set: (change) => set(change),
    break: (id) => set({ broken: new Set(get().broken).add(id) }),
    setSettings(change) {
      const next = { ...get().settings, ...change };
      set({ settings: next });
      writeCookie(viewCookie, settingsCookieValue(next));
    },
  }));
}
