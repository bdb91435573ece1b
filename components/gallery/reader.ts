import {
  type Catalogue,
  catalogueOf,
  grouped,
  positionOf,
  withItems,
} from "#components/gallery/catalogue.ts";
import type { GalleryStore, Query } from "#components/gallery/gallery-store.ts";
import { nothing } from "#components/gallery/picked.ts";
import { filterToUrl } from "#lib/gallery/filter-url.ts";
import type { GalleryIndex, GalleryItem } from "#lib/gallery/view.ts";

/** Positions, `from` inclusive, `to` exclusive. */
export type Range = { from: number; to: number };

type ReaderOptions = {
  store: GalleryStore;
  timeZone: string;
  /** Asks the studio; rejects when it can't be reached or says no. */
  get: (path: string) => Promise<unknown>;
  later: (work: () => void, ms: number) => unknown;
};

export type Reader = {
  /** Says what is on the screen; what is missing there is fetched. */
  look(range: Range): void;
  /** The pictures of a range, also of those never looked at; null when they can't be read. */
  idsIn(range: Range): Promise<string[] | null>;
  /** Reads again what is shown, keeping place, focus and selection. */
  refresh(): Promise<void>;
  /** Shows something else. */
  change(query: Query): Promise<void>;
  /**
   * While a change is under way an answer may be of before or after it: nothing is fetched until it is done. Reads again
   * then, if positions may have changed or something was held back.
   */
  during<Value>(work: () => Promise<Value>, movesPictures: boolean): Promise<Value>;
};

const page = 100;
const mostAtOnce = 200;
/** Read side by side, when many are wanted that were never looked at. */
const oneBatch = 800;
/** Kept of what was looked at; a gallery may be open for a week. */
const mostKept = 6000;
const retryMs = 3000;

/** Fetches index and pages into the store, each once, the newest answer winning. */
export function createReader({ store, timeZone, get, later }: ReaderOptions): Reader {
  let seen: Range = { from: 0, to: 0 };
  let generation = 0;
  let holding = 0;
  let retrying = false;
  let isOwed = false;
  const asked = new Set<number>();

  const address = ({ filter, sort }: Query, more: Record<string, string>) =>
    `${filterToUrl(filter, sort)}&${new URLSearchParams({ timeZone, ...more })}`.replace(/^&/, "");

  async function readItems(query: Query, until: string | null, { from, to }: Range): Promise<GalleryItem[]> {
    const parts: Promise<unknown>[] = [];
    for (let offset = from; offset < to; offset += mostAtOnce) {
      const limit = String(Math.min(mostAtOnce, to - offset));
      const place = { offset: String(offset), limit, ...(until && { until }) };
      parts.push(get(`/api/v1/images?${address(query, place)}`));
    }
    const answers = (await Promise.all(parts)) as { images: GalleryItem[] }[];
    return answers.flatMap(({ images }) => images);
  }

  async function fetchPage(at: number): Promise<void> {
    if (asked.has(at)) return;
    asked.add(at);
    const mine = generation;
    const { shown, catalogue } = store.getState();
    const range = { from: at * page, to: Math.min((at + 1) * page, catalogue.total) };
    try {
      const items = await readItems(shown, catalogue.until, range);
      if (mine === generation)
        store.setState({
          catalogue: trimmed(withItems(store.getState().catalogue, range.from, items), seen),
        });
    } catch {
      if (mine === generation) {
        store.setState({ reading: "stale" });
        retry();
      }
    } finally {
      if (mine === generation) asked.delete(at);
    }
  }

  function retry(): void {
    if (retrying) return;
    retrying = true;
    later(() => {
      retrying = false;
      if (store.getState().reading === "stale") void reader.refresh();
    }, retryMs);
  }

  function missingPages({ catalogue }: { catalogue: Catalogue }, { from, to }: Range): number[] {
    const pages: number[] = [];
    const end = Math.min(to, catalogue.total);
    for (let at = from; at < end; at++) {
      if (catalogue.items.has(at)) continue;
      pages.push(Math.floor(at / page));
      at = (Math.floor(at / page) + 1) * page - 1;
    }
    return pages;
  }

  async function read(query: Query): Promise<void> {
    const mine = ++generation;
    asked.clear();
    isOwed = false;
    store.setState({ reading: "busy" });
    const isOther = query !== store.getState().shown;
    try {
      const index = grouped((await get(`/api/v1/gallery?${address(query, {})}`)) as GalleryIndex);
      if (mine !== generation) return;
      const range = isOther ? { from: 0, to: Math.min(page, index.total) } : around(index.total);
      const items = await readItems(query, index.until, range);
      if (mine !== generation) return;
      put(query, index, range.from, items, isOther);
    } catch {
      if (mine !== generation) return;
      store.setState({ reading: "stale" });
      retry();
    }
  }

  /** What is on the screen, and where it may have moved to. */
  function around(total: number): Range {
    const moved = total - store.getState().catalogue.total;
    const shift = Math.abs(moved) <= 400 ? moved : 0;
    const from = Math.max(0, Math.min(seen.from + Math.min(0, shift) - 20, total - page));
    return { from, to: Math.min(total, Math.max(seen.to + Math.max(0, shift) + 20, from + page)) };
  }

  function put(
    query: Query,
    index: GalleryIndex,
    from: number,
    items: GalleryItem[],
    isOther: boolean,
  ): void {
    const before = store.getState();
    const catalogue = catalogueOf(
      index,
      items.map((item, at): [number, GalleryItem] => [from + at, item]),
    );
    const focused = before.catalogue.items.get(before.focus)?.id;
    const moved = focused === undefined ? null : positionOf(catalogue, focused);
    const focus = isOther ? (moved ?? 0) : (moved ?? Math.min(before.focus, Math.max(0, index.total - 1)));
    store.setState({
      catalogue,
      shown: query,
      reading: "idle",
      focus,
      ...(isOther && { picked: nothing, anchor: null }),
    });
    if (!isOther) reader.look(seen);
  }

  const reader: Reader = {
    look(range) {
      seen = range;
      const state = store.getState();
      if (holding > 0 || state.query !== state.shown) return;
      for (const at of missingPages(state, range)) void fetchPage(at);
    },
    async idsIn({ from, to }) {
      const { catalogue, shown } = store.getState();
      const known = Array.from({ length: to - from }, (_, at) => catalogue.items.get(from + at)?.id);
      const ids = known.filter((id) => id !== undefined);
      if (ids.length === known.length) return ids;
      try {
        const read: string[] = [];
        for (let at = from; at < to; at += oneBatch) {
          const items = await readItems(shown, catalogue.until, {
            from: at,
            to: Math.min(to, at + oneBatch),
          });
          read.push(...items.map(({ id }) => id));
        }
        return read;
      } catch {
        return null;
      }
    },
    async refresh() {
      if (holding === 0) await read(store.getState().query);
      else isOwed = true;
    },
    change: (query) => {
      store.setState({ query });
      return read(query);
    },
    async during(work, movesPictures) {
      holding++;
      isOwed ||= movesPictures || asked.size > 0 || store.getState().reading !== "idle";
      generation++;
      asked.clear();
      try {
        return await work();
      } finally {
        holding--;
        if (holding === 0 && isOwed) void read(store.getState().query);
      }
    },
  };

  return reader;
}

/** Forgets what is far away once there is too much of it. */
function trimmed(catalogue: Catalogue, { from, to }: Range): Catalogue {
  if (catalogue.items.size <= mostKept) return catalogue;
  const reach = mostKept / 4;
  const near = [...catalogue.items].filter(([at]) => at > from - reach && at < to + reach);
  return { ...catalogue, items: new Map(near) };
}
