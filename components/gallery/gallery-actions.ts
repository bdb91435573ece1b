import type { BulkDeed, BulkOutcome, CollectionView, Selection } from "#lib/gallery/view.ts";
import type { PurgeOutcome, TrashSummary } from "#lib/storage/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** What the page can ask of the studio. The doors hand them in: components know no server. */
export type GalleryActions = {
  changeSelected: (input: { selection: Selection; deed: BulkDeed }) => Promise<Outcome<BulkOutcome>>;
  undoChange: (input: { changeId: string }) => Promise<Outcome<unknown>>;
  createCollection: (input: { name: string }) => Promise<Outcome<CollectionView>>;
  renameCollection: (input: { collectionId: string; name: string }) => Promise<Outcome<unknown>>;
  deleteCollection: (input: { collectionId: string }) => Promise<Outcome<unknown>>;
  createExport: (input: {
    selection: Selection;
  }) => Promise<Outcome<{ url: string; count: number; bytes: number }>>;
  trashSummary: (input: { selection: Selection | "all" }) => Promise<Outcome<TrashSummary>>;
  purge: (input: { selection: Selection | "all"; count: number }) => Promise<Outcome<PurgeOutcome>>;
};
