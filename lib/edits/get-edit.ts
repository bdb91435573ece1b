import type { EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** An edit as it is now. */
export async function getEdit(_context: Context, _input: { runId: string }): Promise<EditView> {
  throw new AppError("internal");
}
