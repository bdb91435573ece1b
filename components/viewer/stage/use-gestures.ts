import { type RefObject, useEffect } from "react";
import { gripOf, type Point, wheelFactor } from "#components/viewer/stage/zoom.ts";
import type { ZoomStore } from "#components/viewer/stage/zoom-store.ts";

const isControl = ({ target }: Event) => (target as Element).closest("button, a, [data-navigator]") !== null;

/** A flick of one finger over a whole picture goes on to the next. */
const swipePixels = 60;

/**
 * What a hand does on the stage: wheel and pinch zoom where they are, dragging pans, a double click goes to 100 % and
 * back, a swipe walks. Every one of them has buttons and keys as well.
 */
export function useGestures(
  stage: RefObject<HTMLElement | null>,
  zoom: ZoomStore,
  walk: (step: 1 | -1) => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    const pointers = new Map<number, Point>();
    let begun: Point | null = null;
    let swiped = false;

    const place = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom.getState().zoomBy(wheelFactor(event), place(event));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || isControl(event)) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, place(event));
      begun = pointers.size === 1 ? place(event) : null;
      swiped = false;
    };
    const onMove = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = place(event);
      const held = [...pointers.values()];
      pointers.set(event.pointerId, now);
      if (held.length === 1) zoom.getState().pan({ x: now.x - before.x, y: now.y - before.y });
      else pinch(held, [...pointers.values()]);
      swiped = event.pointerType === "touch" && zoom.getState().view.fits;
    };
    const pinch = (before: Point[], now: Point[]) => {
      const [a, b, c, d] = [before[0], before[1], now[0], now[1]];
      if (!a || !b || !c || !d) return;
      const [old, grip] = [gripOf(a, b), gripOf(c, d)];
      zoom.getState().zoomBy(grip.spread / old.spread, old.middle);
      zoom.getState().pan({ x: grip.middle.x - old.middle.x, y: grip.middle.y - old.middle.y });
    };
    const onUp = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId) || !begun || !swiped || event.type !== "pointerup") return;
      const [x, y] = [place(event).x - begun.x, place(event).y - begun.y];
      if (Math.abs(x) > swipePixels && Math.abs(x) > 2 * Math.abs(y)) walk(x < 0 ? 1 : -1);
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onUp, { signal });
    const onDouble = (event: MouseEvent) => {
      if (!isControl(event)) zoom.getState().toggle(place(event));
    };
    element.addEventListener("dblclick", onDouble, { signal });
    return () => stop.abort();
  }, [stage, zoom, walk]);
}
