/** What the picture drawing of the simulator is asked for (lib/simulator/picture/picture.ts). */
export type PictureRequest = {
  prompt: string;
  seed: string;
  width: number;
  height: number;
  format: "png" | "jpeg" | "webp";
  /** 0-100 for jpeg and webp; null leaves it to the encoder. */
  compression: number | null;
  transparent: boolean;
  quality: string;
  /** A preview, rougher the lower `index`; null is the finished picture. */
  step: { index: number; of: number } | null;
};

/** An edit: the first picture, what may change of it, and further references. */
export type EditRequest = PictureRequest & {
  source: Uint8Array;
  mask: Uint8Array | null;
  extra: readonly Uint8Array[];
};
