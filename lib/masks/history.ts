import type { Mask, Rectangle, Touch } from "#lib/masks/mask.ts";
import { intersection, union, wholeOf } from "#lib/masks/rectangle.ts";
import {
  applyChange,
  changeBytes,
  changeSince,
  type TileChange,
  tileBefore,
} from "#lib/masks/tile-change.ts";
import { forTilesIn, tileBytes, tileRectangle, writeTile } from "#lib/masks/tiles.ts";

/** A named change of the mask; `bounds` encloses the pixels it changed. */
export type Step = { readonly id: number; readonly label: string; readonly bounds: Rectangle };

/** Undo and redo of a mask. Whatever writes to the mask does so between `begin` and `commit`, after `touch`. */
export type History = {
  /** Starts a step; commits the one that is still open. */
  begin(label: string): void;
  /** Keeps what is there before it is written over. A write without it cannot be undone, and spoils what can. */
  readonly touch: Touch;
  /**
   * Packs of the open step what was not written to for a while, for so many milliseconds: `commit` then has little left
   * to do, however far the stroke went.
   */
  prepare(milliseconds: number): void;
  /** Ends the step; null when no pixel changed. What was undone before cannot be redone any more. */
  commit(): Step | null;
  /** Ends the step and puts back what it wrote over. Answers where. */
  cancel(): Rectangle | null;
  /** Takes in a step that was made elsewhere, and is in the mask already. */
  adopt(label: string, changes: readonly TileChange[]): Step | null;
  /** These answer what encloses the change, null when there was nothing to do. An open step is committed first. */
  undo(): Rectangle | null;
  redo(): Rectangle | null;
  /** To the state after the first `count` steps. */
  goTo(count: number): Rectangle | null;
  /** Forgets all steps; the mask stays as it is. */
  clear(): void;
  /** The oldest first; another array after every change. */
  readonly steps: readonly Step[];
  /** How many of them are done. */
  readonly at: number;
  /** Memory that the steps take. */
  readonly bytes: number;
  readonly isOpen: boolean;
};

type KeptStep = Step & { readonly changes: readonly TileChange[]; readonly bytes: number };
/**
 * A step that is being made: its tiles as they were, the ones touched last at the end, and those that are `ready`, of
 * which only the change is kept (null: there is none): a stroke over the whole mask takes no memory of its size.
 */
type OpenStep = {
  label: string;
  before: Map<number, Uint8Array>;
  ready: Map<number, TileChange | null>;
};

const mebibyte = 2 ** 20;
// Tiles for the next stroke, so that starting one asks for no memory.
const spareTiles = 64;
/** Where the stroke is now: it is likely to come there again. */
const busyTiles = 12;

type Limits = { budget?: number; busy?: number };

/**
 * `budget` in bytes: the oldest steps are forgotten when all take more. One that alone takes more cannot be undone.
 * `busy`: so many tiles that were touched last are not packed before the end.
 */
export function createHistory(
  mask: Mask,
  { budget = 64 * mebibyte, busy = busyTiles }: Limits = {},
): History {
  let steps: readonly KeptStep[] = [];
  let at = 0;
  let bytes = 0;
  let open: OpenStep | null = null;
  let lastId = 0;
  const spare: Uint8Array[] = [];

  const touch: Touch = (rectangle) => {
    const inside = open && intersection(rectangle, wholeOf(mask));
    if (inside) forTilesIn(mask, inside, keepTile);
  };

  function keepTile(tile: number): void {
    if (!open) return;
    const { before, ready } = open;
    let copy = before.get(tile);
    if (copy) before.delete(tile);
    else {
      copy = spare.pop() ?? new Uint8Array(tileBytes);
      tileBefore(mask, tile, ready.get(tile) ?? null, copy);
      ready.delete(tile);
    }
    before.set(tile, copy);
  }

  function release(copy: Uint8Array): void {
    if (spare.length < spareTiles) spare.push(copy);
  }

  function prepare(milliseconds: number): void {
    if (!open) return;
    const until = performance.now() + milliseconds;
    let left = open.before.size - busy;
    for (const [tile, copy] of open.before) {
      if (left-- <= 0 || performance.now() > until) return;
      open.ready.set(tile, changeSince(mask, tile, copy));
      open.before.delete(tile);
      release(copy);
    }
  }

  function commit(): Step | null {
    if (!open) return null;
    const { label, before, ready } = open;
    open = null;
    const changes = [...ready.values()].filter((change) => change !== null);
    for (const [tile, copy] of before) {
      const change = changeSince(mask, tile, copy);
      if (change) changes.push(change);
      release(copy);
    }
    return adopt(label, changes);
  }

  function cancel(): Rectangle | null {
    if (!open) return null;
    const { before, ready } = open;
    open = null;
    let changed: Rectangle | null = null;
    for (const [tile, copy] of before) {
      writeTile(mask, tile, copy);
      changed = union(changed, tileRectangle(mask, tile));
      release(copy);
    }
    for (const change of ready.values()) {
      if (!change) continue;
      applyChange(mask, change);
      changed = union(changed, change.bounds);
    }
    return changed;
  }

  function adopt(label: string, changes: readonly TileChange[]): Step | null {
    const enclosed = changes.reduce<Rectangle | null>((all, { bounds }) => union(all, bounds), null);
    if (!enclosed) return null;
    const size = changes.reduce((sum, change) => sum + changeBytes(change), 0);
    const step = { id: ++lastId, label, bounds: enclosed, changes, bytes: size };
    keep([...steps.slice(0, at), step]);
    return step;
  }

  /** As many of the newest as the budget holds. */
  function keep(made: readonly KeptStep[]): void {
    bytes = made.reduce((sum, step) => sum + step.bytes, 0);
    let first = 0;
    for (; bytes > budget; first++) bytes -= made[first]?.bytes ?? 0;
    steps = made.slice(first);
    at = steps.length;
  }

  function goTo(count: number): Rectangle | null {
    commit();
    const target = Math.min(Math.max(Math.trunc(count), 0), steps.length);
    let changed: Rectangle | null = null;
    while (at !== target) {
      const step = steps[target < at ? at - 1 : at] as KeptStep;
      for (const change of step.changes) applyChange(mask, change);
      changed = union(changed, step.bounds);
      at += target < at ? -1 : 1;
    }
    return changed;
  }

  return {
    begin(label) {
      commit();
      open = { label, before: new Map(), ready: new Map() };
    },
    touch,
    prepare,
    commit,
    adopt(label, changes) {
      commit();
      return adopt(label, changes);
    },
    cancel,
    undo() {
      commit();
      return goTo(at - 1);
    },
    redo() {
      commit();
      return goTo(at + 1);
    },
    goTo,
    clear() {
      open = null;
      keep([]);
    },
    get steps() {
      return steps;
    },
    get at() {
      return at;
    },
    get bytes() {
      return bytes;
    },
    get isOpen() {
      return open !== null;
    },
  };
}
