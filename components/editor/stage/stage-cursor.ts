import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { Hand } from "#components/editor/engine/hand.ts";

/** Below this many CSS pixels a ring cannot be seen; the system's crosshair takes its place. */
const smallestRing = 6;

/**
 * The brush's ring, black inside white so that it shows on any picture, and the crosshair of those who paint by keys.
 * Both are plain elements moved by transform: they follow within the frame of the event and redraw no canvas.
 */
export type StageCursor = {
  /** To be seen after the next `update`, as are changes of view, tool and brush. */
  hover(at: { x: number; y: number } | null): void;
  update(): void;
};

export function createStageCursor(
  engine: MaskEngine,
  { surface, ring, crosshair }: { surface: HTMLElement; ring: HTMLElement; crosshair: HTMLElement },
  { panning, hand }: { panning: () => boolean; hand: () => Hand | null },
): StageCursor {
  let place: { x: number; y: number } | null = null;

  const show = (shown: HTMLElement, isShown: boolean) => {
    shown.style.visibility = isShown ? "visible" : "hidden";
  };

  function updateRing(): boolean {
    const { tool, brush, view } = engine.store.getState();
    const size = brush.size * view.scale;
    const paints = (tool === "brush" || tool === "eraser") && !hand();
    const isShown = place !== null && paints && size >= smallestRing && !panning();
    show(ring, isShown);
    if (place && isShown) {
      ring.style.width = `${size}px`;
      ring.style.height = `${size}px`;
      ring.style.transform = `translate(${place.x - size / 2}px, ${place.y - size / 2}px)`;
    }
    return isShown;
  }

  function update(): void {
    const { view, crosshair: aim } = engine.store.getState();
    const isRing = updateRing();
    // The system's pointer is hidden only where the ring takes its place.
    surface.style.cursor = panning() ? "grab" : isRing ? "none" : (hand()?.cursor ?? "crosshair");
    show(crosshair, aim !== null);
    if (aim)
      crosshair.style.transform = `translate(${aim.x * view.scale + view.x}px, ${aim.y * view.scale + view.y}px)`;
  }

  return {
    hover(at) {
      place = at;
    },
    update,
  };
}
