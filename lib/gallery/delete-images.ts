import { changeImages } from "#lib/gallery/change-images.ts";
import type { Context } from "#lib/studio/context.ts";

/** Puts images into the trash. Runs that were made with them keep them; those already there keep their date. */
export async function deleteImages(
  context: Context,
  { imageIds }: { imageIds: readonly string[] },
): Promise<{ imageIds: readonly string[] }> {
  const data = { deletedAt: new Date(context.studio.clock()) };
  await changeImages(context, imageIds, { data, only: { deletedAt: null } });
  return { imageIds };
}
