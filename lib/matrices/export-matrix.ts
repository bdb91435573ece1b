import { type CreatedExport, createExport } from "#lib/gallery/create-export.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { pictureIds } from "#lib/matrices/matrix-pictures.ts";
import type { Context } from "#lib/studio/context.ts";

/** All pictures of a matrix as a download, row by row. Errors: `not_found`, `invalid_request` where there is none. */
export async function exportMatrix(
  context: Context,
  { matrixId }: { matrixId: string },
): Promise<CreatedExport> {
  const imageIds = pictureIds(await getMatrix(context, { matrixId }));
  return createExport(context, { selection: { kind: "ids", imageIds } });
}
