import type { Mask, Rectangle, Touch } from "#lib/masks/mask.ts";
import { union } from "#lib/masks/rectangle.ts";
import { applyChange, changeBytes, changeSince, keepTiles, type TileChange } from "#lib/masks/tile-change.ts";
import { tileRectangle, writeTile } from "#lib/masks/tiles.ts";

/** A named change of the mask; `bounds` encloses the pixels it changed. */
export type Step = { readonly id: number; readonly label: string; readonly bounds: Rectangle };

/** Undo and redo of a mask. Whatever writes to the mask does so between `begin` and `commit`, after `touch`. */
export type History = {
  /** Starts a step; commits the one that is still open. */
  begin(label: string): void;
  /** Keeps what is there before it is written over. A write without it cannot be undone, and spoils what can. */
  readonly touch: Touch;
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
/** A step that is being made: its tiles as they were. */
type OpenStep = { label: string; before: Map<number, Uint8Array> };

const mebibyte = 2 ** 20;
// Tiles for the next stroke, so that starting one asks for no memory.
const spareTiles = 64;

/** `budget` in bytes: the oldest steps are forgotten when all take more. One that alone takes more cannot be undone. */
export function createHistory(mask: Mask, { budget = 64 * mebibyte }: { budget?: number } = {}): History {
  let steps: readonly KeptStep[] = [];
  let at = 0;
  let bytes = 0;
  let open: OpenStep | null = null;
  let lastId = 0;
  const spare: Uint8Array[] = [];

  const touch: Touch = (rectangle) => {
    if (open) keepTiles(mask, rectangle, open.before, spare);
  };

  function close(): OpenStep | null {
    const closed = open;
    open = null;
    for (const tile of closed?.before.values() ?? []) if (spare.length < spareTiles) spare.push(tile);
    return closed;
  }

  function commit(): Step | null {
    const closed = close();
    const changes: TileChange[] = [];
    for (const [tile, before] of closed?.before ?? []) {
      const change = changeSince(mask, tile, before);
      if (change) changes.push(change);
    }
    return closed && adopt(closed.label, changes);
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
      open = { label, before: new Map() };
    },
    touch,
    commit,
    adopt(label, changes) {
      commit();
      return adopt(label, changes);
    },
    cancel() {
      let changed: Rectangle | null = null;
      for (const [tile, before] of close()?.before ?? []) {
        writeTile(mask, tile, before);
        changed = union(changed, tileRectangle(mask, tile));
      }
      return changed;
    },
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
      close();
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
