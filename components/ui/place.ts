/** Where a floating element stands beside its anchor. It flips and shifts when there is no room. */
export type Placement = { side?: "top" | "bottom"; align?: "start" | "center" | "end" };

/** What it stands beside: an element, or a point of the window. */
export type Anchor = {
  getBoundingClientRect(): { left: number; top: number; right: number; bottom: number };
};

const gap = 6;
const margin = 8;

/** Moves `floating` (position: fixed) to its place. */
export function place(
  floating: HTMLElement,
  anchor: Anchor,
  { side = "bottom", align = "start" }: Placement = {},
): void {
  floating.style.maxHeight = `${innerHeight - 2 * margin}px`;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = innerHeight - margin - at.bottom - gap;
  const above = at.top - gap - margin;
  const up = side === "top" ? above >= height || above >= below : below < height && above > below;
  const top = up ? at.top - gap - height : at.bottom + gap;
  const left = { start: at.left, center: (at.left + at.right - width) / 2, end: at.right - width }[align];
  floating.style.left = `${clamp(left, innerWidth - margin - width)}px`;
  floating.style.top = `${clamp(top, innerHeight - margin - height)}px`;
}

/** Places now, and again whenever the window or the floating element changes. Returns the way to stop. */
export function keepPlaced(floating: HTMLElement, anchor: Anchor, placement?: Placement): () => void {
  const again = () => place(floating, anchor, placement);
  again();
  const observer = new ResizeObserver(again);
  observer.observe(floating);
  addEventListener("scroll", again, { capture: true, passive: true });
  addEventListener("resize", again);
  return () => {
    observer.disconnect();
    removeEventListener("scroll", again, { capture: true });
    removeEventListener("resize", again);
  };
}

function clamp(value: number, highest: number): number {
  return Math.max(margin, Math.min(value, highest));
}
