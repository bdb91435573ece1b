import type { GalleryMode, Room } from "#components/gallery/justify.ts";

/** How a person looks at the gallery. `step`: index of `sizes`; `width`: of the pictures' room when last seen, in CSS pixels. */
export type ViewSettings = { mode: GalleryMode; step: number; width: number };

/** Read by the page, so that the first paint is already right. Value: "rows.2.1312". */
export const viewCookie = "pentimento-gallery";

/** Heights of rows and edges of squares, in CSS pixels. */
const sizes = { rows: [110, 150, 200, 270, 360], grid: [96, 128, 176, 236, 320] } as const;
export const steps = sizes.rows.length;

/** A phone holds its pictures nearer to the eye. */
const narrow = 640;
const narrower = 0.64;

export const usualSettings: ViewSettings = { mode: "rows", step: 2, width: 1312 };

export function settingsFrom(cookie: string | undefined): ViewSettings {
  const [mode, step, width] = (cookie ?? "").split(".");
  const whole = (text: string | undefined, least: number, most: number, usual: number) => {
    const value = Number(text || Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : usual;
  };
  return {
    mode: mode === "grid" ? "grid" : "rows",
    step: whole(step, 0, steps - 1, usualSettings.step),
    width: whole(width, 200, 8000, usualSettings.width),
  };
}

export const settingsCookieValue = ({ mode, step, width }: ViewSettings): string =>
  `${mode}.${step}.${width}`;

/** The room as the settings want it. */
export function roomOf({ mode, step }: ViewSettings, width: number): Room {
  const size = sizes[mode][step] ?? sizes[mode][usualSettings.step] ?? 200;
  const target = width < narrow ? Math.round(size * narrower) : size;
  return { mode, width, target, gap: width < narrow ? 4 : 8, header: 44 };
}
