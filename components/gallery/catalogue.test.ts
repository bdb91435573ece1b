import { expect, it } from "vitest";
import {
  beginningOf,
  catalogueOf,
  grouped,
  isWhole,
  positionOf,
  withChange,
  withItems,
  without,
} from "#components/gallery/catalogue.ts";
import { galleryItem } from "#components/gallery/gallery-item.fixture.ts";

const index = {
  total: 5,
  until: "img_e",
  ratios: [1500, 100, 1000, 9000, 667],
  days: [
    { day: "2026-11-21", count: 2 },
    { day: "2026-11-20", count: 3 },
  ],
};
const items = ["e", "d", "c"].map((id) => galleryItem({ id: `img_${id}` }));

it("the beginning of a large gallery keeps its days and knows that it is not all", () => {
  const beginning = beginningOf(index, 3);
  expect(beginning.ratios).toEqual([1500, 100, 1000]);
  expect(beginning.days).toEqual([
    { day: "2026-11-21", count: 2 },
    { day: "2026-11-20", count: 1 },
  ]);
  expect(isWhole(catalogueOf(beginning))).toBe(false);
  expect(isWhole(catalogueOf(beginningOf(index, 5)))).toBe(true);
});

it("what goes closes up, with its day, and takes nothing else along", () => {
  const catalogue = withItems(catalogueOf(index), 0, items);
  const left = without(catalogue, (item) => item?.id === "img_d" || item?.id === "img_e");
  expect(left.total).toBe(3);
  expect([...left.ratios]).toEqual([1000, 4000, 667]);
  expect(left.days).toEqual([{ day: "2026-11-20", count: 3 }]);
  expect(positionOf(left, "img_c")).toBe(0);
  expect(positionOf(left, "img_d")).toBeNull();
  expect(catalogue.total).toBe(5);
});

it("all that match go, also those never seen, but for the excepted", () => {
  const catalogue = withItems(catalogueOf(index), 0, items);
  const left = without(catalogue, (item) => item?.id !== "img_d");
  expect([left.total, left.ratios.length, positionOf(left, "img_d")]).toEqual([1, 1, 0]);
});

it("changes only what is meant", () => {
  const catalogue = withItems(catalogueOf(index), 0, items);
  const changed = withChange(
    catalogue,
    ({ id }) => id === "img_d",
    (item) => ({ ...item, rating: 4 }),
  );
  expect([0, 1].map((at) => changed.items.get(at)?.rating)).toEqual([0, 4]);
  expect(catalogue.items.get(1)?.rating).toBe(0);
});

it("few pictures a day are shown by months, many by days", () => {
  const sparse = {
    ...index,
    days: ["2026-11-21", "2026-11-03", "2026-10-31"].map((day, at) => ({ day, count: at + 1 })),
  };
  expect(grouped(sparse).days).toEqual([
    { day: "2026-11", count: 3 },
    { day: "2026-10", count: 3 },
  ]);
  expect(grouped({ ...sparse, total: 60 }).days).toEqual(sparse.days);
  expect(grouped({ ...sparse, days: null }).days).toBeNull();
});
