import type { ErrorView } from "#lib/errors.ts";
import type { Quality } from "#lib/images/parameters.ts";
import type { ImageView, Nano, RunState } from "#lib/runs/view.ts";
import type { SlotImages, VariableValues } from "#lib/template/content.ts";

/** Most cells of one matrix, and most lines of a CSV that are read. */
export const maxCells = 1000;
export const maxCsvRows = 1000;

/** Rows are sets of values; columns are deployments times qualities. */
export type MatrixPlan = {
  rows: { label: string; values: VariableValues }[];
  columns: { connectionId: string; model: string; quality: Quality }[];
  /** Pictures for every slot, the same in all cells. */
  slots: SlotImages;
  /** Pictures for each cell. */
  count: number;
  /** At half price, within a day, where the connection has it. */
  batch: boolean;
};

export type MatrixCellView = {
  id: string;
  row: number;
  column: number;
  runId: string | null;
  state: RunState | "waiting";
  error: ErrorView | null;
  images: ImageView[];
  costNano: Nano;
};

export type MatrixView = {
  id: string;
  title: string;
  templateId: string;
  slug: string;
  version: number | null;
  plan: MatrixPlan;
  cells: MatrixCellView[];
  estimateNano: Nano;
  costNano: Nano;
  capNano: Nano | null;
  state: "running" | "done" | "stopped";
  createdAt: string;
};
