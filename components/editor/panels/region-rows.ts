import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineState, MaskEngine, Region } from "#components/editor/engine/engine.ts";

/**
 * A region that was drawn in by numbers. `step`: what it did to the mask, in the history; one that changed nothing, all
 * being so already, is not `drawn` and stands behind the step before it.
 */
export type RegionRow = { key: string; step: number; drawn: boolean; region: Region };

export type RegionRowsState = { rows: readonly RegionRow[] };
export type RegionRows = StoreApi<RegionRowsState>;

export const createRegionRows = (): RegionRows => createStore<RegionRowsState>()(() => ({ rows: [] }));

/** Stands for "before the first step". */
const start = -1;

type Past = Pick<EngineState, "history" | "historyAt">;

/** Rows that are in the mask now: an undo takes them out, a redo puts them back. */
export function presentRows(rows: readonly RegionRow[], { history, historyAt }: Past): RegionRow[] {
  const done = new Set([start, ...history.slice(0, historyAt).map(({ id }) => id)]);
  return rows.filter(({ step }) => done.has(step));
}

/**
 * The rows from this one on, if nothing but regions was drawn since: then the mask can go back to before it and have
 * them drawn anew. Null when other work lies above it.
 */
export function redrawable(
  row: RegionRow,
  rows: readonly RegionRow[],
  { history, historyAt }: Past,
): { before: number; rows: RegionRow[] } | null {
  if (!row.drawn) return { before: historyAt, rows: [row] };
  const before = history.findIndex(({ id }) => id === row.step);
  const above = new Set(history.slice(before, historyAt).map(({ id }) => id));
  const drawn = rows.filter((one) => one.drawn && above.has(one.step));
  if (before < 0 || drawn.length < above.size) return null;
  return { before, rows: rows.filter(({ step }) => above.has(step)) };
}

let made = 0;

/** Draws a region in and remembers it as a row. Returns the row's key. */
export function addRow(store: RegionRows, engine: MaskEngine, region: Region, key?: string): string {
  const newest = () => {
    const { history, historyAt } = engine.store.getState();
    return history[historyAt - 1]?.id ?? start;
  };
  const before = newest();
  engine.addRegion(region);
  made += 1;
  const row = { key: key ?? `region-${made}`, step: newest(), drawn: newest() !== before, region };
  store.setState(({ rows }) => ({ rows: [...rows.filter((one) => one.key !== row.key), row] }));
  return row.key;
}

const inverse = { add: "subtract", subtract: "add", replace: "subtract", intersect: "add" } as const;

/**
 * Gives a row other numbers, or takes it out (null). With nothing but regions above it, all are drawn anew on what was
 * there before; else its own area is taken back and the new one drawn on top.
 */
export function changeRow(store: RegionRows, engine: MaskEngine, row: RegionRow, next: Region | null): void {
  const present = presentRows(store.getState().rows, engine.store.getState());
  const again = redrawable(row, present, engine.store.getState());
  const drop = (keys: readonly string[]) =>
    store.setState(({ rows }) => ({ rows: rows.filter(({ key }) => !keys.includes(key)) }));
  if (again) {
    const kept = again.rows.flatMap((one) => {
      const region = one.key === row.key ? next : one.region;
      return region ? [{ key: one.key, region }] : [];
    });
    drop(again.rows.map(({ key }) => key));
    engine.goTo(again.before);
    for (const { key, region } of kept) addRow(store, engine, region, key);
    return;
  }
  engine.addRegion({ ...row.region, combination: inverse[row.region.combination] });
  drop([row.key]);
  if (next) addRow(store, engine, next, row.key);
}
