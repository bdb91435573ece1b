/**
 * The picture at full, half, quarter size and so on, down to about a screen: a small view of 50 megapixels is drawn
 * from few pixels. The smaller ones together take a third of the memory of the full one.
 */
export type PictureLevels = {
  /** The smallest that need not be enlarged where `scale` device pixels show one of the picture. */
  at(scale: number): ImageBitmap;
  close(): void;
};

const smallestEdge = 1024;

/** Made one after the other; `grown` is called after each. Where the browser cannot, the full picture serves. */
export function createPictureLevels(bitmap: ImageBitmap, grown: () => void): PictureLevels {
  const levels: ImageBitmap[] = [bitmap];
  let closed = false;

  async function grow(): Promise<void> {
    for (let last = bitmap; Math.max(last.width, last.height) > smallestEdge * 2; ) {
      const next = await createImageBitmap(last, {
        resizeWidth: Math.max(1, Math.round(last.width / 2)),
        resizeHeight: Math.max(1, Math.round(last.height / 2)),
        resizeQuality: "medium",
      });
      if (closed) return next.close();
      levels.push(next);
      last = next;
      grown();
    }
  }
  void grow().catch(() => {});

  return {
    at(scale) {
      const enough = levels.findLast((level) => level.width / bitmap.width >= scale * 0.99);
      return enough ?? bitmap;
    },
    close() {
      closed = true;
      for (const level of levels.slice(1)) level.close();
    },
  };
}
