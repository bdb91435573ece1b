import type { PlaygroundActions } from "#components/playground/playground-actions.ts";
import type { CompositeSettings, EditDraft, EditRun, EditView } from "#lib/edits/view.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the editor can ask of the studio: all that the playground can, and edits. */
export type EditorActions = PlaygroundActions & {
  startEdit: (draft: EditDraft) => Promise<Outcome<EditRun>>;
  /** Puts a result together anew with other settings; no call is made. */
  recompose: (input: { rawId: string; settings: CompositeSettings }) => Promise<Outcome<EditView>>;
  /** Answers with the picture that is edited next. */
  acceptResult: (input: { rawId: string; discardOthers: boolean }) => Promise<Outcome<ImageView>>;
};
