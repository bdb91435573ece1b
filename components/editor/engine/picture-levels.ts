/**
 * The picture halved once or several times, for small views: 50 megapixels on a screen are drawn from about as many
 * pixels as the screen has. Only the level in use is kept beside the full picture.
 */
export type PictureLevels = {
  /** The best there is for showing one pixel of the picture by `scale` device pixels; a better one may come later. */
  at(scale: number): ImageBitmap;
  close(): void;
};

/** `came`: a level that was missing is there. Where the browser cannot make one, the full picture serves. */
export function createPictureLevels(bitmap: ImageBitmap, came: () => void): PictureLevels {
  let level: ImageBitmap | null = null;
  let halvings = 0;
  let wanted = 0;
  let making = false;
  let closed = false;

  async function make(): Promise<void> {
    making = true;
    for (let now = -1; !closed && now !== wanted; ) {
      now = wanted;
      if (now === 0 || now === halvings) continue;
      const next = await createImageBitmap(bitmap, {
        resizeWidth: Math.max(1, Math.round(bitmap.width / 2 ** now)),
        resizeHeight: Math.max(1, Math.round(bitmap.height / 2 ** now)),
        resizeQuality: "medium",
      });
      const old = level;
      level = next;
      halvings = now;
      came();
      // It is on the stage until the next frame has been drawn.
      if (old) requestAnimationFrame(() => requestAnimationFrame(() => old.close()));
    }
    making = false;
    if (closed) level?.close();
  }

  return {
    at(scale) {
      // The smallest that need not be enlarged.
      wanted = Math.max(0, Math.min(6, Math.floor(-Math.log2(Math.max(scale, 1e-6)) + 0.01)));
      if (wanted > 0 && wanted !== halvings && !making) void make().catch(() => {});
      return level && halvings > 0 && halvings <= wanted ? level : bitmap;
    },
    close() {
      closed = true;
      level?.close();
    },
  };
}
