import type { EditResultView, EditView } from "#lib/edits/view.ts";

export type Shown = { edit: EditView; result: EditResultView };

/** What a hand moves, over the whole canvas. */
export const surface = "absolute inset-0 cursor-grab touch-none overflow-hidden active:cursor-grabbing";
