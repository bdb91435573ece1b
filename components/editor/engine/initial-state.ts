import type { EnginePicture, EngineState } from "#components/editor/engine/engine.ts";

/** Of an editor that is just opened, before it knows its window or a mask of before. */
export function initialState(picture: EnginePicture): EngineState {
  const longEdge = Math.max(picture.width, picture.height);
  return {
    tool: "brush",
    combination: "add",
    brush: { size: Math.max(8, Math.round(longEdge / 40)), hardness: 1, pressureSize: true },
    tolerance: 24,
    contiguous: true,
    overlay: { style: "tint", color: "#ff2d55", opacity: 0.5 },
    peeking: false,
    penMode: false,
    view: { scale: 1, x: 0, y: 0 },
    version: 0,
    coverage: 0,
    bounds: null,
    history: [],
    historyAt: 0,
    saving: "saved",
    busy: null,
    extent: null,
    crosshair: null,
  };
}
