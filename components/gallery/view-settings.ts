import type { GalleryMode, Room } from "#components/gallery/justify.ts";

/** How a person looks at the gallery. `step`: index of `sizes`; `width`: of the pictures' room when last seen, in CSS pixels. */
export type ViewSettings = { mode: GalleryMode; step: number; width: number };

/** Read by the page, so that the first paint is already right. Value: "rows.2.1312". */
export const viewCookie = "pentimento-gallery";

/** What a room is made from. Lengths in CSS pixels. */
export const roomRules = {
  /** Heights of rows and edges of squares, by step. */
  sizes: { rows: [110, 150, 200, 270, 360], grid: [96, 128, 176, 236, 320] },
  /** Narrower than this is a phone, which holds its pictures nearer to the eye: `factor`. */
  narrow: 640,
  factor: 0.64,
  gap: 8,
  narrowGap: 4,
  header: 44,
};
export const steps = roomRules.sizes.rows.length;

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

/** The room as the settings want it. Names nothing outside of itself: its text also runs in the page (first-paint.ts). */
export function roomBy(rules: typeof roomRules, mode: GalleryMode, step: number, width: number): Room {
  const isNarrow = width < rules.narrow;
  const size = rules.sizes[mode][step] ?? 200;
  return {
    mode,
    width,
    target: isNarrow ? Math.round(size * rules.factor) : size,
    gap: isNarrow ? rules.narrowGap : rules.gap,
    header: rules.header,
  };
}

export const roomOf = ({ mode, step }: ViewSettings, width: number): Room =>
  roomBy(roomRules, mode, step, width);
