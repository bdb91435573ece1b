import { loadEditViews } from "#lib/edits/edit-views.ts";
import type { EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

/** An edit as it is now. One in the trash, one of somebody else, and a run that is no edit are `not_found`. */
export async function getEdit(context: Context, { runId }: { runId: string }): Promise<EditView> {
  if (!isId("run", runId)) throw new AppError("not_found");
  const [edit] = await loadEditViews(context, { runId }, 1);
  if (!edit) throw new AppError("not_found");
  return edit;
}
