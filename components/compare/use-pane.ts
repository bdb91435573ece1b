import { type RefObject, useEffect, useState } from "react";
import { panned, type RelativeView, zoomedAt } from "#components/compare/relative-view.ts";
import { gripOf, type Point, type Size, wheelFactor } from "#components/viewer/stage/zoom.ts";

const isControl = ({ target }: Event) =>
  (target as Element).closest("button, a, input, [data-handle]") !== null;

/** The pane's own size in CSS pixels; null until it has been measured. */
export function useSize(pane: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  return size;
}

/** What a hand does in a pane: wheel and pinch zoom where they are, dragging pans. Keys and buttons do the same. */
export function usePaneGestures(
  pane: RefObject<HTMLElement | null>,
  picture: Size,
  look: { now: () => RelativeView; change: (view: RelativeView) => void },
): void {
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    const pointers = new Map<number, Point>();
    const size = (): Size => ({ width: element.clientWidth, height: element.clientHeight });
    const place = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left - element.clientWidth / 2, y: clientY - top - element.clientHeight / 2 };
    };
    const zoom = (factor: number, point: Point) =>
      look.change(zoomedAt(look.now(), factor, point, size(), picture));
    const pan = (from: Point, to: Point) =>
      look.change(panned(look.now(), { x: to.x - from.x, y: to.y - from.y }, size(), picture));

    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(wheelFactor(event), place(event));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || isControl(event)) return;
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
      zoom(grip.spread / old.spread, old.middle);
      pan(old.middle, grip.middle);
    };
    const onUp = ({ pointerId }: PointerEvent) => void pointers.delete(pointerId);
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onUp, { signal });
    return () => stop.abort();
  }, [pane, picture, look]);
}
