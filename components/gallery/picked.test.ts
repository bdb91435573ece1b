import { expect, it } from "vitest";
import {
  countPicked,
  isPicked,
  nothing,
  onlyIds,
  type Picked,
  selectionOf,
  toggled,
  withPicked,
} from "#components/gallery/picked.ts";
import { everything } from "#lib/gallery/view.ts";

const all: Picked = { kind: "matching", filter: everything, until: "img_5", total: 3214, except: new Set() };

it("takes pictures in and out one by one", () => {
  const two = withPicked(onlyIds(["img_1"]), ["img_2"], true);
  expect(countPicked(two)).toBe(2);
  const one = toggled(two, "img_1");
  expect([isPicked(one, "img_1"), isPicked(one, "img_2")]).toEqual([false, true]);
  expect(selectionOf(one, "UTC")).toEqual({ kind: "ids", imageIds: ["img_2"] });
});

it("all that match, but some: those one never saw are in, those that came later are not", () => {
  const but = toggled(all, "img_3");
  expect(countPicked(but)).toBe(3213);
  expect([isPicked(but, "img_1"), isPicked(but, "img_3"), isPicked(but, "img_6")]).toEqual([
    true,
    false,
    false,
  ]);
  expect(countPicked(toggled(but, "img_3"))).toBe(3214);
  expect(selectionOf(but, "Asia/Shanghai")).toEqual({
    kind: "matching",
    filter: everything,
    timeZone: "Asia/Shanghai",
    until: "img_5",
    except: ["img_3"],
  });
});

it("nothing is nothing to send", () => {
  expect(selectionOf(nothing, "UTC")).toBeNull();
  expect(selectionOf({ ...all, total: 1, except: new Set(["img_1"]) }, "UTC")).toBeNull();
});

it("what was selected before stays as it was", () => {
  const before = onlyIds(["img_1"]);
  withPicked(before, ["img_2"], true);
  expect(countPicked(before)).toBe(1);
});
