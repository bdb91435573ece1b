/** One picture to draw. */
export type PictureRequest = {
  prompt: string;
  /** Same seed, same picture; another one changes composition, camera and palette. */
  seed: string;
  /** Pixels. */
  width: number;
  height: number;
  format: "png" | "jpeg" | "webp";
  /** 0-100 for jpeg and webp; null: the encoder's best. */
  compression: number | null;
  transparent: boolean;
  /** `low` draws fewer details than `high`. */
  quality: string;
  /** A partial preview: the same composition, rougher; `index` counts from 0. */
  step: { index: number; of: number } | null;
};

/** One picture to change. */
export type EditRequest = PictureRequest & {
  source: Uint8Array;
  /** A PNG whose transparent pixels ask to be redrawn; null: the whole picture. */
  mask: Uint8Array | null;
  /** Further reference pictures. */
  extra: readonly Uint8Array[];
};
