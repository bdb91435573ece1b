import type { ErrorCode, ErrorParams } from "#lib/errors.ts";
import { type MatrixPlan, maxCells, maxColumns } from "#lib/matrices/view.ts";
import type { PlanCheck } from "#lib/matrix-plan/check-plan.ts";
import { formatNano } from "#lib/money/nano.ts";

/** Why a matrix can't be started as a whole, and what would help. */
export type PlanRefusal = { code: ErrorCode; params: ErrorParams };

/** A plan that is too large to be looked at cell by cell, or has nothing in it; null when it may be. */
export function refuseSize({ rows, columns }: Pick<MatrixPlan, "rows" | "columns">): PlanRefusal | null {
  const cells = rows.length * columns.length;
  if (cells === 0) return { code: "matrix_empty", params: {} };
  if (columns.length > maxColumns)
    return { code: "matrix_columns_too_many", params: { columns: columns.length, max: maxColumns } };
  if (cells <= maxCells) return null;
  // Whole rows or whole columns, whichever a person would rather miss.
  const keptRows = Math.floor(maxCells / columns.length);
  const params = { cells, max: maxCells, over: cells - maxCells, rows: rows.length - keptRows };
  return { code: "matrix_cells_too_many", params };
}

/** The caps of a matrix: pictures, then money. */
export function refuseCost(
  check: PlanCheck,
  { maxPictures }: Pick<MatrixPlan, "maxPictures">,
  cap: bigint | null,
): PlanRefusal | null {
  if (maxPictures !== null && check.pictures > maxPictures) {
    const perRow = check.pictures / Math.max(1, check.rowCosts.length);
    const over = check.pictures - maxPictures;
    const params = { pictures: check.pictures, max: maxPictures, over, rows: Math.ceil(over / perRow) };
    return { code: "matrix_over_pictures", params };
  }
  if (cap === null || check.likely <= cap) return null;
  const over = check.likely - cap;
  const money = (nano: bigint) => formatNano(nano, "en");
  const params = {
    estimate: money(check.likely),
    cap: money(cap),
    over: money(over),
    rows: rowsToDrop(check.rowCosts, over),
  };
  return { code: "matrix_over_cap", params };
}

/** The fewest rows whose cells cost at least `over`. */
function rowsToDrop(rowCosts: readonly bigint[], over: bigint): number {
  const dearest = [...rowCosts].sort((one, other) => (one > other ? -1 : 1));
  let saved = 0n;
  let rows = 0;
  for (const cost of dearest) {
    if (saved >= over) break;
    saved += cost;
    rows++;
  }
  return rows;
}
