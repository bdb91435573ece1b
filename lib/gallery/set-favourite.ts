import { changeImages } from "#lib/gallery/change-images.ts";
import type { Context } from "#lib/studio/context.ts";

/** Marks an image as a favourite, or takes the mark away. */
export async function setFavourite(
  context: Context,
  { imageId, favourite }: { imageId: string; favourite: boolean },
): Promise<{ imageId: string; favourite: boolean }> {
  await changeImages(context, [imageId], { data: { favourite }, only: { favourite: !favourite } });
  return { imageId, favourite };
}
