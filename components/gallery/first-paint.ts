import { type GalleryMode, justify } from "#components/gallery/justify.ts";
import { roomBy, roomRules } from "#components/gallery/view-settings.ts";

/** What the page places before React comes: the list's `data-first`. `whole`: there are no other pictures. */
export type FirstPaint = {
  mode: GalleryMode;
  step: number;
  ratios: number[];
  days: number[] | null;
  whole: boolean;
};

/**
 * In the page, while its HTML is read: puts the first pictures where they belong in this window, since the server could
 * only guess its width. React then finds them where it wants them. Names nothing outside of itself but its parameters.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: its text must stand alone.
function placeFirst(layOutRows: typeof justify, roomIn: typeof roomBy, rules: typeof roomRules): void {
  const stage = document.currentScript?.previousElementSibling as HTMLElement | null;
  const list = stage?.querySelector<HTMLElement>("[data-first]");
  if (!stage || !list) return;
  const { mode, step, ratios, days, whole } = JSON.parse(list.dataset.first ?? "{}");
  const given = roomIn(rules, mode, step, stage.clientWidth);
  const counts = days ?? [ratios.length];
  const rows = layOutRows(ratios, counts, days ? given : { ...given, header: 0 });
  const tiles = list.querySelectorAll<HTMLElement>("[data-position]");
  const put = (tile: HTMLElement | undefined, left: number, top: number, right: number, bottom: number) => {
    if (!tile) return;
    const [x, y] = [Math.round(left), Math.round(top)];
    const edges = { left: x, top: y, width: Math.round(right) - x, height: Math.round(bottom) - y };
    for (const [name, value] of Object.entries(edges)) tile.style.setProperty(name, `${value}px`);
  };
  for (let row = 0; row < rows.count; row++) {
    const top = rows.top[row] ?? 0;
    const tall = rows.height[row] ?? 0;
    let left = 0;
    for (let at = rows.start[row] ?? 0; at < (rows.start[row + 1] ?? 0); at++) {
      const wide = mode === "grid" ? tall : (ratios[at] / 1000) * tall;
      put(tiles[at], left, top, left + wide, top + tall);
      left += wide + given.gap;
    }
  }
  stage.querySelectorAll<HTMLElement>("[data-day]").forEach((header, day) => {
    header.style.top = `${rows.headers[day] ?? 0}px`;
  });
  if (whole) stage.style.height = `${rows.bottom}px`;
}

/** As the text of an inline script, which stands right after the list's own element. */
export const firstPaintScript = (): string =>
  `(${placeFirst.toString()})(${justify.toString()},${roomBy.toString()},${JSON.stringify(roomRules)});`;
