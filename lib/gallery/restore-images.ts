import { changeImages } from "#lib/gallery/change-images.ts";
import type { Context } from "#lib/studio/context.ts";

/** Takes images back out of the trash. */
export async function restoreImages(
  context: Context,
  { imageIds }: { imageIds: readonly string[] },
): Promise<{ imageIds: readonly string[] }> {
  await changeImages(context, imageIds, {
    data: { deletedAt: null },
    only: { deletedAt: { not: null }, purgedAt: null },
  });
  return { imageIds };
}
