import { type RefObject, useLayoutEffect, useState } from "react";
import type { CardGrid } from "#components/library/card-grid.ts";

/**
 * How the style sheet lays the cards out in this window; null before the first look, when they stand in the grid by
 * themselves. A list's columns and a card's height are rules of CSS alone, so that the server's page is right at once.
 */
export function useCardGrid(list: RefObject<HTMLElement | null>): CardGrid | null {
  const [grid, setGrid] = useState<CardGrid | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const next = measured(element);
      if (next) setGrid((before) => (before && isSame(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return grid;
}

function measured(list: HTMLElement): CardGrid | null {
  const style = getComputedStyle(list);
  const columns = style.gridTemplateColumns.split(" ").filter((track) => track.endsWith("px"));
  const height = list.firstElementChild?.getBoundingClientRect().height ?? 0;
  const width = Number.parseFloat(columns[0] ?? "");
  if (!(width > 0 && height > 0)) return null;
  return { columns: columns.length, width, height, gap: Number.parseFloat(style.rowGap) || 0 };
}

const isSame = (one: CardGrid, other: CardGrid) =>
  one.columns === other.columns &&
  one.width === other.width &&
  one.height === other.height &&
  one.gap === other.gap;
