import { expect, it } from "vitest";
import { clampInspector, inspectorCookieValue, inspectorFrom } from "#components/shell/inspector-width.ts";

it("the inspector comes back as it was left, open or closed", () => {
  for (const state of [
    { open: true, width: 400 },
    { open: false, width: 300 },
  ]) {
    expect(inspectorFrom(inspectorCookieValue(state))).toEqual(state);
  }
});

it("a cookie nobody could have written does no harm", () => {
  expect(inspectorFrom(undefined)).toEqual({ open: true, width: 320 });
  expect(inspectorFrom("wide")).toEqual({ open: true, width: 320 });
  expect(inspectorFrom("99999")).toEqual({ open: true, width: 480 });
  expect(clampInspector(1)).toBe(272);
});
