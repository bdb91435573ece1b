import type { PlaygroundActions } from "#components/playground/playground-actions.ts";
import type { EditDraft, EditRun } from "#lib/edits/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the editor can ask of the studio: all that the playground can, and edits. */
export type EditorActions = PlaygroundActions & {
  startEdit: (draft: EditDraft) => Promise<Outcome<EditRun>>;
};
