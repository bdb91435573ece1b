import { loadEditViews } from "#lib/edits/edit-views.ts";
import type { EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

const mostEdits = 100;

/** The latest hundred edits made of a picture, newest first, each with all that is needed to open it again. */
export async function listEdits(context: Context, { imageId }: { imageId: string }): Promise<EditView[]> {
  const { studio, workspaceId } = context;
  const image = await studio.database.client.image.findFirst({
    where: { id: imageId, workspaceId },
    select: { id: true },
  });
  if (!image) throw new AppError("not_found");
  return loadEditViews(context, { sourceId: imageId }, mostEdits);
}
