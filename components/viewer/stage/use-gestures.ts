import { type RefObject, useEffect } from "react";
import { followHand } from "#components/viewer/stage/follow-hand.ts";
import { type Point, wheelFactor } from "#components/viewer/stage/zoom.ts";
import type { ZoomStore } from "#components/viewer/stage/zoom-store.ts";

const controls = "button, a, [data-navigator]";

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
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    const hand = {
      place,
      controls,
      mostButton: 0,
      pan: (from: Point, to: Point) => zoom.getState().pan({ x: to.x - from.x, y: to.y - from.y }),
      zoom: (factor: number, at: Point) => zoom.getState().zoomBy(factor, at),
      began(event: PointerEvent, fingers: number) {
        begun = fingers === 1 ? place(event) : null;
        swiped = false;
      },
      moved(event: PointerEvent) {
        swiped = event.pointerType === "touch" && zoom.getState().view.fits;
      },
      ended(event: PointerEvent) {
        if (!begun || !swiped || event.type !== "pointerup") return;
        const [x, y] = [place(event).x - begun.x, place(event).y - begun.y];
        if (Math.abs(x) > swipePixels && Math.abs(x) > 2 * Math.abs(y)) walk(x < 0 ? 1 : -1);
      },
    } as const;
    followHand(element, hand, signal);
    const onDouble = (event: MouseEvent) => {
      if ((event.target as Element).closest(controls) === null) zoom.getState().toggle(place(event));
    };
    element.addEventListener("dblclick", onDouble, { signal });
    return () => stop.abort();
  }, [stage, zoom, walk]);
}
