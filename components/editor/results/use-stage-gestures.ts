import { type RefObject, useEffect } from "react";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import { attachWheelInput } from "#components/editor/engine/wheel-input.ts";
import { gripOf, type Point } from "#components/viewer/stage/zoom.ts";

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
    const { signal } = stop;
    const pointers = new Map<number, Point>();
    const place = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return map.current({ x: clientX - left, y: clientY - top });
    };
    const pan = (from: Point, to: Point) => {
      const { view } = engine.store.getState();
      engine.look({ ...view, x: view.x + to.x - from.x, y: view.y + to.y - from.y });
    };
    const onDown = (event: PointerEvent) => {
      const isControl = (event.target as Element).closest("button, input, [data-handle]") !== null;
      if (event.button > 1 || isControl) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, place(event));
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const [one, other] = [...pointers.values()];
      pointers.set(event.pointerId, place(event));
      if (!one || !other) return pan(before, place(event));
      const [next, last] = [...pointers.values()];
      if (!next || !last) return;
      const [old, grip] = [gripOf(one, other), gripOf(next, last)];
      engine.zoomAt(grip.spread / old.spread, old.middle);
      pan(old.middle, grip.middle);
    };
    const onUp = ({ pointerId }: PointerEvent) => void pointers.delete(pointerId);
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onUp, { signal });
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
