import type { MatrixDraft, MatrixView } from "#lib/matrices/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the pages of matrices ask of the studio. The doors hand them in (`app/actions/matrix-actions.ts`). */
export type MatrixActions = {
  create: (draft: MatrixDraft) => Promise<Outcome<MatrixView>>;
  get: (input: { matrixId: string }) => Promise<Outcome<MatrixView>>;
  stop: (input: { matrixId: string }) => Promise<Outcome<MatrixView>>;
  retry: (input: {
    matrixId: string;
    cellIds: string[] | null;
    unknown: boolean;
  }) => Promise<Outcome<MatrixView>>;
  exportPictures: (input: { matrixId: string }) => Promise<Outcome<{ url: string }>>;
};
