import { type LibraryStore, positionOf, type Shelf } from "#components/library/library-store.ts";
import { nothing } from "#components/library/picked.ts";
import { type LibraryQuery, libraryQueryToUrl } from "#lib/library/filter-url.ts";
import type { LibraryFacets, LibraryPage, TemplateCard } from "#lib/library/view.ts";

/** Positions, `from` inclusive, `to` exclusive. */
export type Range = { from: number; to: number };

type ReaderOptions = {
  store: LibraryStore;
  /** Asks the studio; rejects when it can't be reached or says no. */
  get: (path: string) => Promise<unknown>;
  later: (work: () => void, ms: number) => unknown;
};

export type LibraryReader = {
  /** Says what is on the screen; what is missing there is fetched. */
  look(range: Range): void;
  /** The templates of a range, also of those never looked at; null when they can't be read. */
  idsIn(range: Range): Promise<string[] | null>;
  /** Reads again what is shown, keeping place, focus and selection. */
  refresh(): Promise<void>;
  /** Shows something else. */
  change(query: LibraryQuery): Promise<void>;
  /** Reads again what the menus and the folders offer; what is there stays when that fails. */
  refreshFacets(): Promise<void>;
  /** While a change is under way an answer may be of before or after it: what comes meanwhile is dropped, and read after it. */
  during<Value>(work: () => Promise<Value>): Promise<Value>;
};

/** As many as come with the page. */
export const pageSize = 60;
/** Kept of what was looked at; a library may be open for a week. */
const mostKept = 3000;
const retryMs = 3000;
/** Read side by side, when many are wanted that were never looked at. */
const mostAtOnce = 10;

/** Fetches pages of cards into the store, each once, the newest answer winning. */
export function createLibraryReader({ store, get, later }: ReaderOptions): LibraryReader {
  let seen: Range = { from: 0, to: pageSize };
  let generation = 0;
  let holding = 0;
  let retrying = false;
  const asked = new Set<number>();

  async function readPage(query: LibraryQuery, at: number): Promise<LibraryPage> {
    const place = new URLSearchParams({ offset: String(at * pageSize), limit: String(pageSize) });
    const search = [libraryQueryToUrl(query), place].filter((part) => String(part) !== "").join("&");
    return (await get(`/api/v1/library?${search}`)) as LibraryPage;
  }

  function fail(): void {
    store.getState().set({ reading: "stale" });
    if (retrying) return;
    retrying = true;
    later(() => {
      retrying = false;
      if (store.getState().reading === "stale") void reader.refresh();
    }, retryMs);
  }

  async function fetchPage(at: number): Promise<void> {
    if (asked.has(at)) return;
    asked.add(at);
    const mine = generation;
    try {
      const page = await readPage(store.getState().shown, at);
      if (mine === generation)
        store.getState().set({ shelf: withPage(store.getState().shelf, at, page, seen) });
    } catch {
      if (mine === generation) fail();
    } finally {
      if (mine === generation) asked.delete(at);
    }
  }

  /** Reads the pages on the screen anew, or the first one of something else. */
  async function read(query: LibraryQuery): Promise<void> {
    const mine = ++generation;
    asked.clear();
    store.getState().set({ reading: "busy" });
    const isOther = query !== store.getState().shown;
    const wanted = isOther ? [0] : pagesOf(seen);
    try {
      const pages = await Promise.all(wanted.map(async (at) => [at, await readPage(query, at)] as const));
      if (mine !== generation || holding > 0) return;
      put(query, pages, isOther);
    } catch {
      if (mine === generation) fail();
    }
  }

  function put(query: LibraryQuery, pages: (readonly [number, LibraryPage])[], isOther: boolean): void {
    const before = store.getState();
    const total = pages.at(-1)?.[1].total ?? 0;
    const shelf: Shelf = { total, cards: new Map(pages.flatMap(([at, page]) => placed(at, page))) };
    const focused = before.shelf.cards.get(before.focus)?.id;
    const moved = focused === undefined ? null : positionOf(shelf, focused);
    before.set({
      shelf,
      shown: query,
      reading: "idle",
      focus: moved ?? (isOther ? 0 : Math.min(before.focus, Math.max(0, total - 1))),
      ...(isOther && { picked: nothing, anchor: null }),
    });
    if (!isOther) reader.look(seen);
  }

  const reader: LibraryReader = {
    look(range) {
      seen = range;
      const { query, shown, shelf } = store.getState();
      if (holding > 0 || query !== shown) return;
      const end = Math.min(range.to, shelf.total);
      for (const at of pagesOf({ from: range.from, to: end }))
        if (isMissing(shelf, at, { from: range.from, to: end })) void fetchPage(at);
    },
    async idsIn({ from, to }) {
      const { shelf, shown } = store.getState();
      const ids = Array.from({ length: to - from }, (_, at) => shelf.cards.get(from + at)?.id);
      if (ids.every((id) => id !== undefined)) return ids;
      try {
        const cards = new Map(shelf.cards);
        const pages = pagesOf({ from, to });
        for (let at = 0; at < pages.length; at += mostAtOnce) {
          const batch = pages.slice(at, at + mostAtOnce);
          const answers = await Promise.all(
            batch.map(async (page) => placed(page, await readPage(shown, page))),
          );
          for (const [position, card] of answers.flat()) cards.set(position, card);
        }
        return Array.from({ length: to - from }, (_, at) => cards.get(from + at)?.id).filter(
          (id) => id !== undefined,
        );
      } catch {
        return null;
      }
    },
    async refresh() {
      if (holding === 0) await read(store.getState().query);
    },
    async change(query) {
      store.getState().set({ query });
      await read(query);
    },
    async refreshFacets() {
      const { kind } = store.getState().query.filter;
      const facets = await get(`/api/v1/library/facets?kind=${kind}`).catch(() => null);
      if (facets) store.getState().set({ facets: facets as LibraryFacets });
    },
    async during(work) {
      holding++;
      generation++;
      asked.clear();
      try {
        return await work();
      } finally {
        holding--;
        if (holding === 0) {
          void read(store.getState().query);
          void reader.refreshFacets();
        }
      }
    },
  };
  return reader;
}

const placed = (at: number, { templates }: LibraryPage): [number, TemplateCard][] =>
  templates.map((card, index) => [at * pageSize + index, card]);

function pagesOf({ from, to }: Range): number[] {
  const first = Math.floor(Math.max(0, from) / pageSize);
  const last = Math.floor(Math.max(0, to - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function isMissing({ cards }: Shelf, at: number, { from, to }: Range): boolean {
  const end = Math.min(to, (at + 1) * pageSize);
  for (let position = Math.max(from, at * pageSize); position < end; position++)
    if (!cards.has(position)) return true;
  return false;
}

/** The shelf with another page; forgets what is far away once there is too much of it. */
function withPage({ cards }: Shelf, at: number, page: LibraryPage, { from, to }: Range): Shelf {
  const all = new Map([...cards, ...placed(at, page)]);
  if (all.size <= mostKept) return { total: page.total, cards: all };
  const reach = mostKept / 3;
  const near = [...all].filter(([position]) => position > from - reach && position < to + reach);
  return { total: page.total, cards: new Map(near) };
}
