import type { ErrorView } from "#lib/errors.ts";
import type { Quality } from "#lib/images/parameters.ts";
import type { ImageView, Nano, RunState } from "#lib/runs/view.ts";
import type {
  FrozenFragment,
  Localized,
  SlotImages,
  TemplateContent,
  VariableValues,
} from "#lib/template/content.ts";

/** Most cells of one matrix, and most lines of a CSV that are read. */
export const maxCells = 1000;
export const maxCsvRows = 1000;
/** Most columns: deployments times qualities. */
export const maxColumns = 60;
/** Most characters of a plan as JSON: what a server action takes (next.config.mjs) with room to spare. */
export const maxPlanLength = 800_000;

/** `values` are those that make this row; what all rows share stands in the plan. */
export type MatrixRow = { label: string; values: VariableValues };

/** `quality` null: the template decides it. */
export type MatrixColumn = { connectionId: string; model: string; quality: Quality | null };

/** Rows are sets of values; columns are deployments times qualities. */
export type MatrixPlan = {
  /** Names of the variables that differ between rows, in the order they are shown. */
  varied: string[];
  /** Of the variables that are the same in all cells. */
  values: VariableValues;
  rows: MatrixRow[];
  columns: MatrixColumn[];
  /** Pictures for every slot, the same in all cells. */
  slots: SlotImages;
  /** Pictures for each cell; null: the template decides. */
  count: number | null;
  /** At half price, within a day, where the connection has it. */
  batch: boolean;
  /** Most pictures the matrix may ask for; null for no limit of its own. */
  maxPictures: number | null;
};

/** What the browser asks for. */
export type MatrixDraft = {
  templateId: string;
  /** null: the draft as it is now, frozen into the matrix. */
  versionId: string | null;
  plan: MatrixPlan;
  /** The most the estimate may be, in nano-dollars; null for no cap. */
  capNano: Nano | null;
  /** One per click: the same key answers with the same matrix. */
  idempotencyKey: string;
};

/** `waiting`: its run is not begun yet. */
export type MatrixCellState = RunState | "waiting";

export type MatrixCellView = {
  id: string;
  row: number;
  column: number;
  /** How many times it was begun or is to be. */
  attempt: number;
  /** The newest run, or null. */
  runId: string | null;
  state: MatrixCellState;
  error: ErrorView | null;
  /** Of all attempts, oldest first. */
  images: ImageView[];
  /** Of all attempts. */
  costNano: Nano;
  heldNano: Nano;
  /** What the attempts before the newest cost. */
  earlierNano: Nano;
  earlierHeldNano: Nano;
  /** When a rate limit is over and it is sent again by itself. */
  retryAt: string | null;
  /** Newest preview, or null. */
  partialUrl: string | null;
  /** Waits for a batch of the provider's. */
  inBatch: boolean;
  /** Pictures of the newest run that are done, and how many it asks for. */
  done: number;
  count: number;
};

export type MatrixState = "running" | "done" | "stopped";

export type MatrixView = {
  id: string;
  title: Localized;
  templateId: string;
  slug: string;
  version: number | null;
  plan: MatrixPlan;
  cells: MatrixCellView[];
  estimateNano: Nano;
  costNano: Nano;
  heldNano: Nano;
  capNano: Nano | null;
  state: MatrixState;
  /** By a person, or null. */
  stoppedAt: string | null;
  createdAt: string;
};

/** A matrix in a list. */
export type MatrixSummary = {
  id: string;
  title: Localized;
  slug: string;
  version: number | null;
  cells: number;
  /** Cells whose pictures are all there. */
  drawn: number;
  estimateNano: Nano;
  state: MatrixState;
  createdAt: string;
};

/** What a new matrix begins with: a template as it was frozen, or its draft with the fragments of today. */
export type MatrixSource = {
  templateId: string;
  slug: string;
  title: Localized;
  /** null: the draft. */
  version: { id: string; number: number } | null;
  content: TemplateContent;
  fragments: FrozenFragment[];
  /** Where it was last tried. */
  deployment: { connectionId: string; model: string } | null;
};
