import type { EngineState, MaskEngine, View } from "#components/editor/engine/engine.ts";
import { allowed, rested, type Viewport, viewOf, zoomedAt } from "#components/editor/engine/viewport.ts";

type ViewPart = Pick<MaskEngine, "setViewport" | "look" | "zoomAt" | "show">;

type Options = {
  size: { width: number; height: number };
  state(): EngineState;
  change(change: Partial<EngineState>): void;
};

/** Zoom and pan of an engine. Before the first viewport is known nothing moves. */
export function createEngineView({ size, state, change }: Options): ViewPart {
  let viewport: Viewport | null = null;
  /** The view as it was last fitted: as long as nobody moved it, it fits whatever room there is. */
  let fitted: View | null = null;

  function look(view: View): void {
    if (viewport) change({ view: allowed(view, size, viewport) });
  }

  function show(what: "fit" | "actual" | "mask"): void {
    if (!viewport) return;
    const { bounds, view, extent } = state();
    const whole = extent ?? { x: 0, y: 0, ...size };
    if (what === "actual") {
      look(zoomedAt(view, 1 / view.scale, { x: viewport.width / 2, y: viewport.height / 2 }));
    } else if (what === "mask" && bounds) look(viewOf(bounds, viewport, 8));
    else {
      look(viewOf(whole, viewport, 1));
      fitted = state().view;
    }
  }

  return {
    setViewport(next) {
      const before = viewport;
      viewport = next;
      if (!before || state().view === fitted) return show("fit");
      // What was in the middle stays there.
      const { view } = state();
      const dx = (next.width - before.width) / 2;
      const dy = (next.height - before.height) / 2;
      look({ ...view, x: view.x + dx, y: view.y + dy });
    },
    look,
    zoomAt(factor, at) {
      if (!viewport) return;
      const { view } = state();
      const place = at ?? { x: viewport.width / 2, y: viewport.height / 2 };
      const wanted = allowed(zoomedAt(view, factor, place), size, viewport).scale;
      // Resting at a size must not stop small steps from leaving it again.
      const scale = Math.abs(factor - 1) > 0.03 ? rested(wanted) : wanted;
      look(zoomedAt(view, scale / view.scale, place));
    },
    show,
  };
}
