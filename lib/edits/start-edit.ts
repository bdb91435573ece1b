import type { EditDraft, EditRun } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** Starts an edit and answers at once, as `startRun` does. */
export async function startEdit(_context: Context, _draft: EditDraft): Promise<EditRun> {
  throw new AppError("internal");
}
