import { changeImages } from "#lib/gallery/change-images.ts";
import type { Context } from "#lib/studio/context.ts";

/** Rates an image 1 to 5, or takes the rating away with 0. Of two people rating at once the later one is heard. */
export async function setRating(
  context: Context,
  { imageId, rating }: { imageId: string; rating: number },
): Promise<{ imageId: string; rating: number }> {
  await changeImages(context, [imageId], { data: { rating }, only: { rating: { not: rating } } });
  return { imageId, rating };
}
