import { type RefObject, useEffect } from "react";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { attachWheelInput } from "#components/editor/engine/wheel-input.ts";
import { followHand } from "#components/viewer/stage/follow-hand.ts";
import type { Point } from "#components/viewer/stage/zoom.ts";

/** Where a place of the element lies on the editor's stage. */
export type StageMap = (place: Point) => Point;

/** Over a result the hand moves the editor's own view: wheel and pinch zoom, dragging pans. Nothing is painted. */
export function useStageGestures(
  stage: RefObject<HTMLElement | null>,
  engine: MaskEngine,
  map: RefObject<StageMap>,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const stop = new AbortController();
    const place = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return map.current({ x: clientX - left, y: clientY - top });
    };
    const pan = (from: Point, to: Point) => {
      const { view } = engine.store.getState();
      engine.look({ ...view, x: view.x + to.x - from.x, y: view.y + to.y - from.y });
    };
    const zoom = (factor: number, at: Point) => engine.zoomAt(factor, at);
    const controls = "button, input, [data-handle]";
    followHand(element, { place, controls, mostButton: 1, pan, zoom }, stop.signal);
    const stopWheel = attachWheelInput(element, {
      ...engine,
      zoomAt: (factor, at) => engine.zoomAt(factor, at && map.current(at)),
    });
    return () => {
      stop.abort();
      stopWheel();
    };
  }, [stage, engine, map]);
}
