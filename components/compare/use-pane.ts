import { type RefObject, useEffect, useState } from "react";
import { panned, type RelativeView, zoomedAt } from "#components/compare/relative-view.ts";
import { followHand } from "#components/viewer/stage/follow-hand.ts";
import { type Point, type Size, wheelFactor } from "#components/viewer/stage/zoom.ts";

const controls = "button, a, input, [data-handle]";

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
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    followHand(element, { place, controls, mostButton: 0, pan, zoom }, signal);
    return () => stop.abort();
  }, [pane, picture, look]);
}
