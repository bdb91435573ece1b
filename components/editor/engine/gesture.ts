import type { MaskEngine, View } from "#components/editor/engine/engine.ts";

/** A finger on the stage, in CSS pixels. */
export type Finger = { x: number; y: number };
type Fingers = ReadonlyMap<number, Finger>;

const tapMs = 300;
const tapPixels = 12;

/** Two fingers and more: they move and zoom; a short tap of two undoes, of three redoes. */
export type Gesture = {
  readonly active: boolean;
  /** Fingers were put down or taken off. */
  fingers(all: Fingers): void;
  move(all: Fingers): void;
  /** The last finger is off. */
  end(): void;
};

export function createGesture(engine: Pick<MaskEngine, "store" | "look" | "undo" | "redo">): Gesture {
  let active = false;
  let began = 0;
  let most = 0;
  let moved = 0;
  let start = { x: 0, y: 0, spread: 1, count: 0 };
  let view: View = { scale: 1, x: 0, y: 0 };

  return {
    get active() {
      return active;
    },
    fingers(all) {
      if (!active) {
        active = true;
        began = performance.now();
        most = 0;
        moved = 0;
      }
      most = Math.max(most, all.size);
      start = middleOf(all);
      view = engine.store.getState().view;
    },
    move(all) {
      const now = middleOf(all);
      moved = Math.max(
        moved,
        Math.hypot(now.x - start.x, now.y - start.y),
        Math.abs(now.spread - start.spread),
      );
      // Jitter of a tap must not shake the picture.
      if (moved < tapPixels || now.count < 2 || now.count !== start.count) return;
      const scale = (view.scale * now.spread) / start.spread;
      engine.look({
        scale,
        x: now.x - ((start.x - view.x) / view.scale) * scale,
        y: now.y - ((start.y - view.y) / view.scale) * scale,
      });
    },
    end() {
      active = false;
      if (performance.now() - began > tapMs || moved >= tapPixels) return;
      if (most === 2) engine.undo();
      if (most === 3) engine.redo();
    },
  };
}

/** The middle of all fingers and their mean distance from it. */
function middleOf(all: Fingers): Finger & { spread: number; count: number } {
  const list = [...all.values()];
  const x = list.reduce((sum, finger) => sum + finger.x, 0) / list.length;
  const y = list.reduce((sum, finger) => sum + finger.y, 0) / list.length;
  const spread = list.reduce((sum, finger) => sum + Math.hypot(finger.x - x, finger.y - y), 0) / list.length;
  return { x, y, spread: Math.max(spread, 1), count: list.length };
}
