import { type RefObject, useEffect, useRef, useState } from "react";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { type Box, type Layout, positionsWithin } from "#components/gallery/layout.ts";
import { nothing } from "#components/gallery/picked.ts";
import { useSelecting } from "#components/gallery/use-selecting.ts";
import { scrollerOf } from "#components/gallery/use-window.ts";

/** A press that moves less is a click. */
const leastDrag = 4;
/** Near the edge of the window the page scrolls along. */
const edge = 48;

/** What answers a press itself. */
const taken = "[data-position], [data-actions], [data-covers], [popover], dialog, button, a, input";

const between = (a: { x: number; y: number }, b: { x: number; y: number }): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** Selecting by a rectangle drawn from empty space with a mouse; Shift+click does the same without dragging. */
export function useRubberBand(stage: RefObject<HTMLElement | null>, layout: Layout) {
  const { store } = useGalleryParts();
  const selecting = useSelecting();
  const [band, setBand] = useState<Box | null>(null);
  const current = useRef(layout);
  useEffect(() => {
    current.current = layout;
  });

  const begin = (event: PointerEvent) => {
    const element = stage.current;
    if (!element || event.button !== 0 || event.pointerType !== "mouse") return;
    const scroller = scrollerOf(element);
    const isOnScrollbar = event.clientX > scroller.getBoundingClientRect().left + scroller.clientWidth;
    if (isOnScrollbar || (event.target as Element).closest(taken)) return;
    const pointIn = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const start = pointIn(event);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const before = adds ? store.getState().picked : nothing;
    let last = { clientX: event.clientX, clientY: event.clientY };
    let isDrawn = false;
    const listening = new AbortController();
    const { signal } = listening;
    const draw = () => {
      const box = between(start, pointIn(last));
      isDrawn ||= box.width > leastDrag || box.height > leastDrag;
      if (!isDrawn) return;
      setBand(box);
      selecting.band(before, positionsWithin(current.current, box));
    };
    const scrollAlong = () => {
      if (signal.aborted) return;
      const { top, bottom } = scroller.getBoundingClientRect();
      const past = Math.min(0, last.clientY - top - edge) + Math.max(0, last.clientY - bottom + edge);
      if (isDrawn && past !== 0) {
        scroller.scrollTop += past / 3;
        draw();
      }
      requestAnimationFrame(scrollAlong);
    };
    const end = () => {
      listening.abort();
      setBand(null);
      if (isDrawn) selecting.say();
      else if (!adds) selecting.clear();
    };
    addEventListener(
      "pointermove",
      (move) => {
        last = { clientX: move.clientX, clientY: move.clientY };
        draw();
      },
      { signal },
    );
    addEventListener("pointerup", end, { signal });
    addEventListener("pointercancel", end, { signal });
    requestAnimationFrame(scrollAlong);
    event.preventDefault();
  };
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(() => {
    const scroller = stage.current && scrollerOf(stage.current);
    // On everything around the pictures: their edges are where one begins.
    const onPointerDown = (event: PointerEvent) => latest.current(event);
    scroller?.addEventListener("pointerdown", onPointerDown);
    return () => scroller?.removeEventListener("pointerdown", onPointerDown);
  }, [stage]);
  return band;
}
