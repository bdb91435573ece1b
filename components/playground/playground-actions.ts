import type { ViewerActions } from "#components/viewer/viewer-host-props.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { Price } from "#lib/models/profile.ts";
import type { RunDraft, RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** A page of runs, newest first; `after` is the number of the last event it takes in. */
export type LoadedRuns = { runs: RunView[]; next: string | null; after: number };

/** What a model costs: nano-dollars per token. */
export type PriceEntry = {
  connectionId: string;
  model: string;
  price: Omit<Price, "asOf" | "source">;
};

/** What the page can ask of the studio. The doors hand them in: components know no server. */
export type PlaygroundActions = {
  startRun: (draft: RunDraft) => Promise<Outcome<RunView>>;
  stopRun: (input: { runId: string }) => Promise<Outcome<RunView>>;
  retryRun: (input: { runId: string; idempotencyKey: string }) => Promise<Outcome<RunView>>;
  writeOffJob: (input: { jobId: string }) => Promise<Outcome<RunView>>;
  deleteRun: (input: { runId: string }) => Promise<Outcome<unknown>>;
  restoreRun: (input: { runId: string }) => Promise<Outcome<RunView>>;
  setFavourite: (input: { imageId: string; favourite: boolean }) => Promise<Outcome<unknown>>;
  deleteImages: (input: { imageIds: string[] }) => Promise<Outcome<unknown>>;
  restoreImages: (input: { imageIds: string[] }) => Promise<Outcome<unknown>>;
  listRuns: (input: { before: string | null; limit?: number }) => Promise<Outcome<LoadedRuns>>;
  setPrice: (input: PriceEntry) => Promise<Outcome<ModelChoice>>;
  /** Where pictures can be opened large. */
  viewer?: ViewerActions;
};
