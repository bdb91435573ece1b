import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Layout, positionsBetween, tileAt } from "#components/gallery/layout.ts";

/** The stretch of the pictures' height that is drawn, in CSS pixels from the first row. */
type Stretch = { above: number; below: number };

/** Drawn above and below what is on the screen. */
const margin = 1000;
/** Drawn anew when less than this is left. */
const leastMargin = 300;
/** Faster than this (CSS pixels a millisecond) nobody looks at a picture: none is fetched until it slows down. */
const blurSpeed = 8;
const settleMs = 120;

/** The server cannot know the window; this much is drawn by it. */
const firstStretch: Stretch = { above: 0, below: 1500 };

/** What scrolls around the gallery: the page's main region. */
export const scrollerOf = (stage: HTMLElement): HTMLElement =>
  stage.closest("main") ?? document.documentElement;

/** How far the pictures' upper edge is above the scroller's. */
export const scrolledBy = (stage: HTMLElement): number =>
  scrollerOf(stage).getBoundingClientRect().top - stage.getBoundingClientRect().top;

/** The width there is for pictures, from the first layout on. */
export function useWidth(
  stage: RefObject<HTMLElement | null>,
  guess: number,
  keep: (width: number) => void,
): number {
  const [width, setWidth] = useState(guess);
  const kept = useRef(keep);
  useEffect(() => {
    kept.current = keep;
  });
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      measure();
      clearTimeout(timer);
      timer = setTimeout(() => kept.current(element.clientWidth), 500);
    });
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [stage]);
  return width;
}

/**
 * Which pictures are to be drawn as one scrolls, and whether one flies past them. Renders only when the margin is used
 * up, not on every frame.
 */
export function useWindow(stage: RefObject<HTMLElement | null>, layout: Layout) {
  const [stretch, setStretch] = useState(firstStretch);
  const [isFast, setFast] = useState(false);
  const drawn = useRef(stretch);
  const follow = useCallback(() => {
    const element = stage.current;
    if (!element) return;
    const top = scrolledBy(element);
    const bottom = top + scrollerOf(element).clientHeight;
    const { above, below } = drawn.current;
    if (top - leastMargin >= above && bottom + leastMargin <= below) return;
    if (above === 0 && top < margin && bottom + leastMargin <= below) return;
    const next = { above: Math.max(0, top - margin), below: bottom + margin };
    drawn.current = next;
    setStretch(next);
  }, [stage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout puts other pictures into the window.
  useLayoutEffect(follow, [follow, layout]);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    let last = { top: scroller.scrollTop, at: performance.now() };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      const now = { top: scroller.scrollTop, at: performance.now() };
      const speed = Math.abs(now.top - last.top) / Math.max(1, now.at - last.at);
      last = now;
      clearTimeout(timer);
      timer = setTimeout(() => setFast(false), settleMs);
      setFast(speed > blurSpeed);
      follow();
    };
    scroller.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(scroller);
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [stage, follow]);
  return { stretch, isFast, shown: positionsBetween(layout, stretch.above, stretch.below) };
}

/** Room taken by what stands over the pictures: the toolbar and the bar of the selection. */
const covered = (scroller: HTMLElement, edge: "top" | "bottom"): number =>
  scroller.querySelector<HTMLElement>(`[data-covers="${edge}"]`)?.offsetHeight ?? 0;

/** Scrolls as little as needed for a picture to be seen whole. */
export function reveal(stage: HTMLElement, layout: Layout, position: number): void {
  const scroller = scrollerOf(stage);
  const box = tileAt(layout, position);
  const top = scrolledBy(stage);
  const space = 12;
  const highest = box.top - covered(scroller, "top") - space;
  const lowest = box.top + box.height - scroller.clientHeight + covered(scroller, "bottom") + space;
  if (top > highest) scroller.scrollTop += highest - top;
  else if (top < lowest) scroller.scrollTop += Math.min(lowest, highest) - top;
}
