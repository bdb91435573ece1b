import { getEdit } from "#lib/edits/get-edit.ts";
import { loadResult, readPictures } from "#lib/edits/result-pictures.ts";
import type { CompositeSettings, EditView } from "#lib/edits/view.ts";
import { writeComposite } from "#lib/edits/write-composite.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Puts a result together anew with other settings; no call is made. The picture before it goes into the trash. Of two at
 * once the later one stays. Errors: `not_found`, `invalid_request` (a raw edit, or a first composite not done yet),
 * those of `composeResult`.
 */
export async function recompose(
  context: Context,
  { rawId, settings }: { rawId: string; settings: CompositeSettings },
): Promise<EditView> {
  const { studio, workspaceId } = context;
  const result = await loadResult(studio, { workspaceId, rawId });
  if (result.edit.run.deletedAt) throw new AppError("not_found");
  if (result.edit.mode === "raw" || result.state === "pending")
    throw new AppError("invalid_request", { field: "rawId" });
  const pictures = await readPictures(studio, result);
  const composite = await studio.pixels.run("compose", { ...pictures, settings });
  await writeComposite(studio, result, { composite, settings, from: null });
  return getEdit(context, { runId: result.runId });
}
