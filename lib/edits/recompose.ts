import type { CompositeSettings, EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/** Puts a result together anew with other settings; no call is made. */
export async function recompose(
  _context: Context,
  _input: { rawId: string; settings: CompositeSettings },
): Promise<EditView> {
  throw new AppError("internal");
}
