import type { EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** Every edit ever made of a picture, newest first. */
export async function listEdits(_context: Context, _input: { imageId: string }): Promise<EditView[]> {
  throw new AppError("internal");
}
