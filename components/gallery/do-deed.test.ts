import { beforeEach, describe, expect, it } from "vitest";
import { doDeed, undoDeed } from "#components/gallery/do-deed.ts";
import type { GalleryActions } from "#components/gallery/gallery-actions.ts";
import { galleryItem } from "#components/gallery/gallery-item.fixture.ts";
import { createGalleryStore, type GalleryStore } from "#components/gallery/gallery-store.ts";
import { countPicked, onlyIds, type Picked } from "#components/gallery/picked.ts";
import type { Reader } from "#components/gallery/reader.ts";
import { usualSettings } from "#components/gallery/view-settings.ts";
import { type BulkDeed, everything, type Selection } from "#lib/gallery/view.ts";

let store: GalleryStore;
let asked: { selection: Selection; deed: BulkDeed }[];
let answer: () => Promise<Awaited<ReturnType<GalleryActions["changeSelected"]>>>;
let readAgain: number;

const ids = ["img_3", "img_2", "img_1"];
const shown = () => Array.from(store.getState().catalogue.items.values(), ({ id }) => id);

beforeEach(() => {
  const items = ids.map((id) => galleryItem({ id }));
  const index = { total: 3, until: "img_3", ratios: [1, 1, 1], days: [{ day: "2026-11-21", count: 3 }] };
  store = createGalleryStore({ ...index, items }, { filter: everything, sort: "newest" }, usualSettings);
  asked = [];
  readAgain = 0;
  answer = async () => ({ ok: true, value: { changeId: "chg_1", count: 1 } });
});

const parts = () => {
  const reader = {
    during: (work: () => Promise<unknown>) => work(),
    refresh: async () => {
      readAgain++;
    },
  } as unknown as Reader;
  const actions = {
    changeSelected: (input: { selection: Selection; deed: BulkDeed }) => {
      asked.push(input);
      return answer();
    },
    undoChange: async () => ({ ok: true, value: {} }),
  } as unknown as GalleryActions;
  return { store, reader, actions, timeZone: "UTC" };
};
const refused = async () => ({
  ok: false as const,
  error: { code: "not_found" as const, params: {}, field: null, requestId: null },
});

describe("a deed", () => {
  it("shows at once, before the studio has answered", async () => {
    const done = doDeed(parts(), onlyIds(["img_2"]), { kind: "trash" });
    expect(shown()).toEqual(["img_3", "img_1"]);
    expect(asked).toEqual([{ selection: { kind: "ids", imageIds: ["img_2"] }, deed: { kind: "trash" } }]);
    expect(await done).toEqual({ failure: null, outcome: { changeId: "chg_1", count: 1 } });
  });

  it("that is refused is taken back, with the selection and the focus", async () => {
    answer = refused;
    store.getState().set({ picked: onlyIds(["img_3", "img_1"]), focus: 2 });
    const done = await doDeed(parts(), store.getState().picked, { kind: "trash" });
    expect(done.failure).toMatchObject({ code: "not_found" });
    expect(shown()).toEqual(ids);
    expect(countPicked(store.getState().picked)).toBe(2);
    expect(store.getState().focus).toBe(2);
  });

  it("that never came through is taken back too; what changed meanwhile is read again instead", async () => {
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await doDeed(parts(), onlyIds(["img_1"]), { kind: "rate", rating: 5 })).toEqual({
      failure: "unreachable",
    });
    expect(store.getState().catalogue.items.get(2)?.rating).toBe(0);
    const slow = doDeed(parts(), onlyIds(["img_1"]), { kind: "rate", rating: 5 });
    store.getState().set({ catalogue: { ...store.getState().catalogue } });
    await slow;
    expect(readAgain).toBe(1);
  });

  it("on all that match reaches also those never looked at", async () => {
    const all: Picked = {
      kind: "matching",
      filter: everything,
      until: "img_3",
      total: 3,
      except: new Set(["img_2"]),
    };
    store.setState({
      catalogue: { ...store.getState().catalogue, items: new Map([[1, galleryItem({ id: "img_2" })]]) },
    });
    await doDeed(parts(), all, { kind: "trash" });
    expect([store.getState().catalogue.total, shown()]).toEqual([1, ["img_2"]]);
  });

  it("in the trash leaves pictures where they are, unless it restores them", async () => {
    const query = { filter: { ...everything, trash: true }, sort: "newest" as const };
    store.setState({ query, shown: query });
    await doDeed(parts(), onlyIds(["img_2"]), { kind: "favourite", favourite: true });
    expect(store.getState().catalogue.items.get(1)?.favourite).toBe(true);
    await doDeed(parts(), onlyIds(["img_2"]), { kind: "restore" });
    expect(shown()).toEqual(["img_3", "img_1"]);
  });

  it("on nothing asks for nothing", async () => {
    await doDeed(parts(), onlyIds([]), { kind: "trash" });
    expect(asked).toEqual([]);
    expect(await undoDeed(parts(), "chg_1")).toBeNull();
  });
});
