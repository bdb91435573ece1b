import type { ImageView, RunView } from "#lib/runs/view.ts";

/** Fewest and most pictures that are compared at once. */
export const fewestCompared = 2;
export const mostCompared = 4;

/** A picture beside others. `run` is null for what no run made; `chargeNano` is what its own call cost. */
export type ComparedImage = {
  image: ImageView;
  run: RunView | null;
  /** Nano-dollars as a decimal string, or null for what cost nothing by itself. */
  chargeNano: string | null;
  latencyMs: number | null;
};

/** What people decided about exactly these pictures, in whatever order they stood. */
export type Verdicts = {
  /** The reader's own choice. */
  mine: { winnerId: string; blind: boolean } | null;
  /** Votes by image id, the reader's included. */
  votes: Record<string, number>;
};

export type Comparison = {
  images: ComparedImage[];
  /** Ids that were asked for and are not there (any more). */
  missing: string[];
  verdicts: Verdicts;
};
