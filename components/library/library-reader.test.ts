import { describe, expect, it } from "vitest";
import { createLibraryReader, pageSize } from "#components/library/library-reader.ts";
import { createLibraryStore } from "#components/library/library-store.ts";
import { templateCard } from "#components/library/template-card.fixture.ts";
import { libraryQueryFromUrl, wholeLibrary } from "#lib/library/filter-url.ts";
import type { LibraryPage } from "#lib/library/view.ts";

const query = (search = "") => libraryQueryFromUrl(new URLSearchParams(search));
const facets = { folders: [], tags: [], states: [], archived: 0 };

/** A studio with so many templates, named by their place; `refuse` makes it unreachable. */
function studioWith(count: number) {
  const asked: string[] = [];
  const state = { prefix: "t", count, refuse: false, held: null as Promise<void> | null };
  const pageAt = (offset: number): LibraryPage => {
    const size = Math.max(0, Math.min(pageSize, state.count - offset));
    const templates = Array.from({ length: size }, (_, at) =>
      templateCard({ id: `${state.prefix}${offset + at}` }),
    );
    return { templates, total: state.count, nextOffset: null };
  };
  const get = async (path: string) => {
    asked.push(path);
    await state.held;
    if (state.refuse) throw new Error("unreachable");
    const { pathname, searchParams } = new URL(path, "http://studio");
    return pathname.endsWith("/facets") ? facets : pageAt(Number(searchParams.get("offset")));
  };
  const store = createLibraryStore(pageAt(0), facets, query());
  const waiting: (() => void)[] = [];
  const reader = createLibraryReader({ store, get, later: (work) => waiting.push(work) });
  const idAt = (at: number) => store.getState().shelf.cards.get(at)?.id;
  return { store, reader, asked, state, waiting, idAt };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the reader of the library", () => {
  it("fetches what is looked at and missing, each page once", async () => {
    const { reader, asked, idAt } = studioWith(1000);
    reader.look({ from: 0, to: 50 });
    expect(asked).toEqual([]);
    reader.look({ from: 110, to: 130 });
    reader.look({ from: 112, to: 132 });
    await settled();
    expect(asked).toEqual(["/api/v1/library?offset=60&limit=60", "/api/v1/library?offset=120&limit=60"]);
    expect(idAt(125)).toBe("t125");
  });

  it("lets the newest question win", async () => {
    const { reader, state, store, idAt } = studioWith(1000);
    let release = () => {};
    state.held = new Promise((resolve) => {
      release = resolve;
    });
    const first = reader.change(query("q=a"));
    const second = reader.change(query("q=ab"));
    state.prefix = "ab";
    state.count = 3;
    release();
    await Promise.all([first, second]);
    expect(store.getState().shown.filter).toEqual({ ...wholeLibrary, text: "ab" });
    expect(store.getState().shelf.total).toBe(3);
    expect(idAt(0)).toBe("ab0");
  });

  it("keeps the focus on its template when others come before it", async () => {
    const { reader, state, store } = studioWith(100);
    store.getState().set({ focus: 5, picked: { kind: "ids", ids: new Set(["t5"]) } });
    state.count = 98;
    await reader.refresh();
    expect(store.getState().focus).toBe(5);
    expect(store.getState().picked).toEqual({ kind: "ids", ids: new Set(["t5"]) });
    await reader.change(query("state=draft"));
    expect(store.getState().picked).toEqual({ kind: "ids", ids: new Set() });
  });

  it("says that it is stale, and tries again", async () => {
    const { reader, state, store, waiting } = studioWith(100);
    state.refuse = true;
    await reader.refresh();
    expect(store.getState().reading).toBe("stale");
    expect(waiting).toHaveLength(1);
    state.refuse = false;
    waiting[0]?.();
    await settled();
    expect(store.getState().reading).toBe("idle");
  });

  it("drops what was answered while a change was under way, and reads again after it", async () => {
    const { reader, state, asked, idAt } = studioWith(100);
    let release = () => {};
    state.held = new Promise((resolve) => {
      release = resolve;
    });
    const stale = reader.refresh();
    state.prefix = "new";
    const change = reader.during(async () => {
      release();
      await stale;
      expect(idAt(0)).toBe("t0");
    });
    await change;
    state.held = null;
    await settled();
    expect(idAt(0)).toBe("new0");
    expect(asked.at(-1)).toBe("/api/v1/library/facets?kind=prompt");
  });

  it("names the templates of a range, also of those never looked at", async () => {
    const { reader, asked, state } = studioWith(1000);
    expect(await reader.idsIn({ from: 2, to: 4 })).toEqual(["t2", "t3"]);
    expect(asked).toEqual([]);
    const ids = await reader.idsIn({ from: 0, to: 1000 });
    expect(ids).toHaveLength(1000);
    expect(ids?.[999]).toBe("t999");
    state.refuse = true;
    expect(await reader.idsIn({ from: 500, to: 600 })).toBeNull();
  });
});
