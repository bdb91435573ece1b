import {
  middleOf,
  movedCrosshair,
  type Place,
  rectangleBetween,
  revealed,
} from "#components/editor/canvas/crosshair.ts";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { Point } from "#lib/masks/mask.ts";

type Key = {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  repeat: boolean;
};
type Size = { width: number; height: number };

export type CrosshairPainter = {
  /** Shows the crosshair where it was, at first in the middle of the picture. */
  enter(): void;
  /** The pointer took over, or the focus went on: what was drawn stays, what was begun is given up. */
  leave(): void;
  /** True when the key was for the crosshair. `stage` in CSS pixels: it never leaves it. */
  press(event: Key, stage: Size): boolean;
  /** Esc: gives up what is not finished. False when there was nothing. */
  cancel(): boolean;
};

type Options = {
  engine: MaskEngine;
  /** Corners of a shape that is not finished, in image pixels. */
  corners: { now(): readonly Place[]; set(corners: readonly Place[]): void };
  /** The crosshair came to a new place; the brush was lowered or lifted. */
  moved(place: Place): void;
  penned(isDown: boolean): void;
};

const pressed = ({ x, y }: Place): Point => ({ x, y, pressure: 1 });

/**
 * Painting without a pointer. Arrows move a crosshair; Space stamps or picks; Enter lowers and lifts the brush, and sets
 * the corners of a shape, the last one again, or the first, closing it.
 */
export function createCrosshairPainter({ engine, corners, moved, penned }: Options): CrosshairPainter {
  const { picture, store } = engine;
  let place: Place = middleOf(picture);
  const state = () => store.getState();
  const isPenDown = () => state().crosshair?.penDown ?? false;
  const show = (penDown = isPenDown()) => engine.set({ crosshair: { ...place, penDown } });

  function lift(): void {
    if (!isPenDown()) return;
    engine.endStroke();
    show(false);
    penned(false);
  }

  function lower(): void {
    engine.beginStroke(pressed(place), { erase: state().tool === "eraser" });
    show(true);
    penned(true);
  }

  function move(to: Place, stage: Size): void {
    place = to;
    show();
    if (isPenDown()) engine.extendStroke([pressed(to)]);
    const { view } = state();
    const seen = revealed(to, view, stage);
    if (seen !== view) engine.look(seen);
    moved(to);
  }

  /** Enter, or Space where there is nothing to stamp with. */
  function act(): void {
    const { tool } = state();
    switch (tool) {
      case "brush":
      case "eraser":
        if (isPenDown()) lift();
        else lower();
        break;
      case "wand":
      case "color":
      case "fill":
        void engine.pick(tool, place);
        break;
      case "lasso":
      case "polygon":
        addCorner();
        break;
      case "rectangle":
      case "ellipse":
      case "gradient":
        addEnd(tool);
    }
  }

  /** The first of two ends waits for the second. */
  function addEnd(kind: "rectangle" | "ellipse" | "gradient"): void {
    const [first] = corners.now();
    corners.set(first ? [] : [place]);
    if (!first) return;
    if (kind === "gradient") engine.addGradient(first, place);
    else {
      const { combination } = state();
      engine.addRegion({ ...rectangleBetween(first, place), kind, feather: 0, combination });
    }
  }

  function addCorner(): void {
    const now = corners.now();
    const isAt = (corner: Place | undefined) => corner?.x === place.x && corner.y === place.y;
    if (!isAt(now[0]) && !isAt(now.at(-1))) corners.set([...now, place]);
    else if (now.length >= 3) {
      corners.set([]);
      engine.addPolygon(now);
    }
  }

  function stampOrAct(): true {
    const { tool } = state();
    const paints = tool === "brush" || tool === "eraser";
    if (paints && !isPenDown()) engine.stamp(pressed(place));
    else act();
    return true;
  }

  function pressPlain({ key, repeat }: Key): boolean {
    const { crosshair } = state();
    // Without the crosshair, Space held pans.
    if (key === " ") return crosshair !== null && (repeat || stampOrAct());
    if (key === "Backspace") return takeCornerBack();
    if (key !== "Enter") return false;
    if (!crosshair) show();
    if (!repeat) act();
    return true;
  }

  function takeCornerBack(): boolean {
    const now = corners.now();
    if (now.length > 0) corners.set(now.slice(0, -1));
    return now.length > 0;
  }

  return {
    enter: () => show(),
    leave() {
      lift();
      if (corners.now().length > 0) corners.set([]);
      if (state().crosshair) engine.set({ crosshair: null });
    },
    press(event, stage) {
      if (event.ctrlKey || event.metaKey) return false;
      const to = movedCrosshair(place, picture, event);
      if (to) move(to, stage);
      else if (event.altKey || event.shiftKey) return false;
      else return pressPlain(event);
      return true;
    },
    cancel() {
      if (isPenDown()) {
        engine.cancelStroke();
        show(false);
        penned(false);
        return true;
      }
      if (state().busy) {
        engine.cancelBusy();
        return true;
      }
      if (corners.now().length === 0) return false;
      corners.set([]);
      return true;
    },
  };
}
