import type { MaskEngine } from "#components/editor/engine/engine.ts";

/** Below this many CSS pixels a ring cannot be seen; the system's crosshair takes its place. */
const smallestRing = 6;

/**
 * The brush's ring, black inside white so that it shows on any picture, and the crosshair of those who paint by keys.
 * Both are plain elements moved by transform: they follow within the frame of the event and redraw no canvas.
 */
export type StageCursor = {
  hover(at: { x: number; y: number } | null): void;
  /** The view, the tool or the brush changed. */
  update(): void;
};

export function createStageCursor(
  engine: MaskEngine,
  element: HTMLElement,
  ring: HTMLElement,
  crosshair: HTMLElement,
  panning: () => boolean,
): StageCursor {
  let place: { x: number; y: number } | null = null;

  function update(): void {
    const { tool, brush, view, crosshair: aim } = engine.store.getState();
    const size = brush.size * view.scale;
    const paints = tool === "brush" || tool === "eraser";
    const ringed = paints && size >= smallestRing && !panning();
    element.style.cursor = panning() ? "grab" : ringed && place ? "none" : "crosshair";
    ring.style.visibility = ringed && place ? "visible" : "hidden";
    if (place) {
      ring.style.width = `${size}px`;
      ring.style.height = `${size}px`;
      ring.style.transform = `translate(${place.x - size / 2}px, ${place.y - size / 2}px)`;
    }
    crosshair.style.visibility = aim ? "visible" : "hidden";
    if (aim)
      crosshair.style.transform = `translate(${aim.x * view.scale + view.x}px, ${aim.y * view.scale + view.y}px)`;
  }

  return {
    hover(at) {
      place = at;
      update();
    },
    update,
  };
}
