import type { SaveActions } from "#components/library/save/save-actions.ts";
import type { BulkDeed, CollectionView, Selection } from "#lib/gallery/view.ts";
import type { ImageView, RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** A picture to be shown large. `prompt` is what is read for it; null where no run made it. */
export type ViewerItem = { image: ImageView; prompt: string | null };

/** The list behind the viewer, in its order, so that one walks through it as it stands there. */
export type Neighbours = {
  /** The picture one step further (1) or back (-1); null at the end. May fetch. */
  step(imageId: string, step: 1 | -1): Promise<ViewerItem | null> | ViewerItem | null;
  /** Where it stands in the list, 0-based, and how long that is; null for what isn't in it. */
  place(imageId: string): { index: number; count: number } | null;
};

/** What the viewer asks of the studio. The doors hand them in (`app/actions/viewer-actions.ts`). */
export type ViewerActions = {
  setFavourite: (input: { imageId: string; favourite: boolean }) => Promise<Outcome<unknown>>;
  setRating: (input: { imageId: string; rating: number }) => Promise<Outcome<unknown>>;
  setTags: (input: { imageId: string; tags: string[] }) => Promise<Outcome<unknown>>;
  deleteImages: (input: { imageIds: string[] }) => Promise<Outcome<unknown>>;
  restoreImages: (input: { imageIds: string[] }) => Promise<Outcome<unknown>>;
  changeSelected: (input: { selection: Selection; deed: BulkDeed }) => Promise<Outcome<unknown>>;
  createCollection: (input: { name: string }) => Promise<Outcome<CollectionView>>;
  saveTemplate: SaveActions;
};

/** What changed in the viewer, so that the page behind it can show the same at once. */
export type ViewerChange =
  | { kind: "favourite"; imageId: string; favourite: boolean }
  | { kind: "rating"; imageId: string; rating: number }
  | { kind: "tags"; imageId: string; tags: string[] }
  | { kind: "trashed"; imageId: string; trashed: boolean };

/** What the page behind can do itself. Without it the viewer goes to the playground. */
export type PageDeeds = {
  /** Takes over prompt, settings and inputs of a run; the viewer has closed then. */
  reuse?: (run: RunView) => void;
  /** Attaches the picture to the prompt, and says so or why not. */
  attach?: (image: ImageView) => void;
};

export type ViewerHostProps = {
  actions: ViewerActions;
  /** Where OpenAI's API is for this studio, for the code one copies. */
  openaiBaseUrl: string;
  /** Without it one walks through the pictures of the run. Keep it the same object while the list is the same. */
  neighbours?: Neighbours;
  /** Any other value than before: something changed, what is shown is read again. */
  revision?: string | number;
  /** Puts the focus back on the picture's tile, scrolling there. Without it: on `[data-picture="<id>"]`. */
  focusTile?: (imageId: string) => void;
  onChange?: (change: ViewerChange) => void;
  deeds?: PageDeeds;
};
