import { beforeEach, expect, it } from "vitest";
import { galleryItem } from "#components/gallery/gallery-item.fixture.ts";
import { createGalleryStore, type GalleryStore } from "#components/gallery/gallery-store.ts";
import { createReader, type Reader } from "#components/gallery/reader.ts";
import { usualSettings } from "#components/gallery/view-settings.ts";
import { everything, type GalleryItem } from "#lib/gallery/view.ts";

/** A studio of so many pictures, newest first: img_0999, img_0998 ... */
let pictures: GalleryItem[];
let asked: string[];
let isDown: boolean;
let store: GalleryStore;
let reader: Reader;
let timers: (() => void)[];

const picture = (at: number) => galleryItem({ id: `img_${String(at).padStart(5, "0")}` });

const answer = async (path: string): Promise<unknown> => {
  asked.push(path);
  await Promise.resolve();
  if (isDown) throw new TypeError("Failed to fetch");
  const { pathname, searchParams } = new URL(path, "http://studio");
  const matching = pictures.filter(({ rating }) => rating >= Number(searchParams.get("rating") ?? 0));
  if (pathname === "/api/v1/gallery")
    return {
      total: matching.length,
      until: matching[0]?.id ?? null,
      ratios: matching.map(() => 1500),
      days: [{ day: "2026-11-21", count: matching.length }],
    };
  const offset = Number(searchParams.get("offset"));
  const until = searchParams.get("until");
  return {
    images: matching
      .filter(({ id }) => until === null || id <= until)
      .slice(offset, offset + Number(searchParams.get("limit"))),
  };
};

beforeEach(async () => {
  pictures = Array.from({ length: 1000 }, (_, at) => picture(999 - at));
  asked = [];
  timers = [];
  isDown = false;
  const first = { total: 1000, until: "img_00999", ratios: [1500], days: null, items: pictures.slice(0, 1) };
  store = createGalleryStore(first, { filter: everything, sort: "newest" }, usualSettings);
  reader = createReader({
    store,
    timeZone: "UTC",
    get: answer,
    later: (work) => timers.push(work),
  });
  await reader.refresh();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const loaded = () => store.getState().catalogue.items;

it("fetches what is looked at, each page once", async () => {
  asked = [];
  reader.look({ from: 480, to: 520 });
  reader.look({ from: 485, to: 525 });
  await settled();
  expect(asked.map((path) => new URL(path, "http://s").searchParams.get("offset"))).toEqual(["400", "500"]);
  expect(loaded().get(500)?.id).toBe("img_00499");
});

it("new pictures on top: place, focus and what is on the screen move with their pictures", async () => {
  reader.look({ from: 300, to: 330 });
  await settled();
  store.getState().set({ focus: 310 });
  pictures = [picture(1001), picture(1000), ...pictures];
  await reader.refresh();
  expect(store.getState().focus).toBe(312);
  expect(loaded().get(312)?.id).toBe("img_00689");
  expect(store.getState().catalogue.total).toBe(1002);
});

it("the newest wish wins, however late the others are answered", async () => {
  pictures = pictures.map((one, at) => ({ ...one, rating: at % 2 ? 5 : 1 }));
  const slow = reader.change({ filter: { ...everything, rating: 5 }, sort: "newest" });
  const quick = reader.change({ filter: { ...everything, rating: 1 }, sort: "newest" });
  await Promise.all([slow, quick]);
  expect(store.getState().catalogue.total).toBe(1000);
  expect(store.getState().shown.filter.rating).toBe(1);
});

it("what cannot be read leaves what is shown, says so, and is tried again", async () => {
  isDown = true;
  await reader.refresh();
  expect(store.getState().reading).toBe("stale");
  expect(store.getState().catalogue.total).toBe(1000);
  isDown = false;
  timers.splice(0).forEach((work) => {
    work();
  });
  await settled();
  expect(store.getState().reading).toBe("idle");
});

it("names the pictures of a range nobody has looked at", async () => {
  expect(await reader.idsIn({ from: 0, to: 950 })).toHaveLength(950);
  expect((await reader.idsIn({ from: 899, to: 902 }))?.at(-1)).toBe("img_00098");
  isDown = true;
  expect(await reader.idsIn({ from: 0, to: 950 })).toBeNull();
});

it("fetches nothing while the order of things changes, and reads again after it", async () => {
  await reader.during(async () => {
    asked = [];
    reader.look({ from: 700, to: 720 });
    await settled();
    expect(asked).toEqual([]);
    pictures = pictures.slice(10);
  }, true);
  await settled();
  expect(store.getState().catalogue.total).toBe(990);
  expect(loaded().get(700)?.id).toBe("img_00289");
});

it("a change that moves nothing costs no reading, but for what was held back meanwhile", async () => {
  asked = [];
  await reader.during(async () => {}, false);
  expect(asked).toEqual([]);
  await reader.during(() => reader.refresh(), false);
  await settled();
  expect(asked).not.toEqual([]);
});
