import { expect, it } from "vitest";
import { offered } from "#components/playground/settings/offered.ts";
import { ratioOf } from "#components/playground/settings/size-label.ts";
import { withEdge } from "#components/playground/settings/with-edge.ts";

const wide = { width: 1536, height: 1024 };

it("leaves the other edge alone without a lock", () => {
  expect(withEdge(wide, "width", 2000, null, 16)).toEqual({ width: 2000, height: 1024 });
});

it("keeps the shape with a lock, on the model's grid", () => {
  expect(withEdge(wide, "width", 1920, 1.5, 16)).toEqual({ width: 1920, height: 1280 });
  expect(withEdge(wide, "height", 1000, 1.5, 16)).toEqual({ width: 1504, height: 1000 });
  expect(withEdge(wide, "height", 0, 1.5, 16)).toEqual({ width: 16, height: 0 });
});

it("reads a shape off a size, and takes a square where there is none", () => {
  expect(ratioOf("1536x1024")).toBe(1.5);
  expect(ratioOf("auto")).toBe(1);
  expect(ratioOf("0x0")).toBe(1);
});

it("keeps a value on show that the model can't do", () => {
  expect(offered(["auto", "high"], "max")).toEqual(["auto", "high", "max"]);
  expect(offered(["auto", "high"], "high")).toEqual(["auto", "high"]);
});
