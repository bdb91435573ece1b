import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { scrolledBy, scrollerOf } from "#components/gallery/use-window.ts";
import { boxAt, type CardGrid, positionsIn } from "#components/library/card-grid.ts";

/** Drawn above and below what is on the screen, in CSS pixels. */
const margin = 900;
/** Drawn anew when less than this is left. */
const leastMargin = 300;

/** Which cards are to be drawn as one scrolls. Renders only when the margin is used up, not on every frame. */
export function useCardWindow(
  list: RefObject<HTMLElement | null>,
  grid: CardGrid | null,
  total: number,
): { from: number; to: number } | null {
  const [stretch, setStretch] = useState({ above: 0, below: 2000 });
  const drawn = useRef(stretch);
  const follow = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const top = scrolledBy(element);
    const bottom = top + scrollerOf(element).clientHeight;
    const { above, below } = drawn.current;
    const isAbove = above === 0 || top - leastMargin >= above;
    if (isAbove && bottom + leastMargin <= below) return;
    drawn.current = { above: Math.max(0, top - margin), below: bottom + margin };
    setStretch(drawn.current);
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another grid puts other cards into the window.
  useLayoutEffect(follow, [follow, grid, total]);
  useEffect(() => {
    const scroller = list.current && scrollerOf(list.current);
    if (!scroller) return;
    scroller.addEventListener("scroll", follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", follow);
      observer.disconnect();
    };
  }, [list, follow]);
  return grid && positionsIn(grid, stretch, total);
}

/** Room taken by what stands over the cards: the toolbar and the bar of the selection. */
const covered = (scroller: HTMLElement, edge: "top" | "bottom"): number =>
  scroller.querySelector<HTMLElement>(`[data-covers="${edge}"]`)?.offsetHeight ?? 0;

/** Scrolls as little as needed for a card to be seen whole. */
export function reveal(list: HTMLElement, grid: CardGrid, position: number): void {
  const scroller = scrollerOf(list);
  const box = boxAt(grid, position);
  const top = scrolledBy(list);
  const space = 12;
  const highest = box.top - covered(scroller, "top") - space;
  const lowest = box.top + box.height - scroller.clientHeight + covered(scroller, "bottom") + space;
  if (top > highest) scroller.scrollTop += highest - top;
  else if (top < lowest) scroller.scrollTop += Math.min(lowest, highest) - top;
}
