import { selectedIds } from "#lib/gallery/selected-ids.ts";
import type { GallerySort, Selection } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * The ids a selection means now, for what is done with the pictures elsewhere: export, compare. In the order they were
 * named, or in that of `sort`. Errors: `not_found`, `selection_too_large`.
 */
export function resolveSelection(
  context: Context,
  selection: Selection,
  { sort }: { sort?: GallerySort } = {},
): Promise<string[]> {
  return selectedIds(context.studio.database.client, context, selection, sort);
}
