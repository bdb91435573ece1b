import { describe, expect, it } from "vitest";
import type { EngineState } from "#components/editor/engine/engine.ts";
import { createEngineView } from "#components/editor/engine/engine-view.ts";

function opened() {
  let state = { view: { scale: 1, x: 0, y: 0 }, bounds: null, extent: null } as unknown as EngineState;
  const view = createEngineView({
    size: { width: 1600, height: 1200 },
    state: () => state,
    change: (change) => {
      state = { ...state, ...change };
    },
  });
  view.setViewport({ width: 832, height: 632, pixelRatio: 1 });
  return { view, now: () => state.view };
}

describe("the view when the stage changes its size", () => {
  it("fits the picture as long as nobody has moved it", () => {
    const { view, now } = opened();
    expect(now()).toEqual({ scale: 0.5, x: 16, y: 16 });
    view.setViewport({ width: 832, height: 332, pixelRatio: 1 });
    expect(now()).toEqual({ scale: 0.25, x: 216, y: 16 });
  });

  it("keeps the middle where a person has put it", () => {
    const { view, now } = opened();
    view.look({ scale: 2, x: -1000, y: -800 });
    view.setViewport({ width: 832, height: 432, pixelRatio: 1 });
    expect(now()).toEqual({ scale: 2, x: -1000, y: -900 });
    view.show("fit");
    view.setViewport({ width: 832, height: 632, pixelRatio: 1 });
    expect(now()).toEqual({ scale: 0.5, x: 16, y: 16 });
  });
});
