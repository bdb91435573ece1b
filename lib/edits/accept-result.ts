import { AppError } from "#lib/errors.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Keeps one result of an edit; with `discardOthers` the edit's other results go into the trash. */
export async function acceptResult(
  _context: Context,
  _input: { rawId: string; discardOthers: boolean },
): Promise<ImageView> {
  throw new AppError("internal");
}
