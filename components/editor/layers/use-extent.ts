import { useEffect } from "react";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { canvasArea, isExtended } from "#components/editor/outpaint/outset.ts";

/** Room around the frame to drag its edges into, as a share of the canvas. */
const room = 0.12;

/** What "fit" shows: the canvas with all that is added; while the frame is dragged, room around it. */
export function useExtent(): void {
  const { engine } = useEditor();
  const layer = useEdit((state) => state.layer);
  const outset = useEdit((state) => state.outset);
  useEffect(() => {
    const area = canvasArea(engine.picture, outset);
    const margin = layer === "frame" ? Math.round(room * Math.max(area.width, area.height)) : 0;
    const extent = {
      x: area.x - margin,
      y: area.y - margin,
      width: area.width + 2 * margin,
      height: area.height + 2 * margin,
    };
    engine.set({ extent: isExtended(outset) || margin > 0 ? extent : null });
  }, [engine, layer, outset]);
  useEffect(() => {
    if (layer !== "frame") return;
    // After the extent is known.
    const frame = requestAnimationFrame(() => engine.show("fit"));
    return () => cancelAnimationFrame(frame);
  }, [engine, layer]);
}
