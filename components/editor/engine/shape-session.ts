import type { Combination, Rectangle } from "#lib/masks/mask.ts";

export const shapeTools = ["rectangle", "ellipse", "lasso", "polygon", "gradient"] as const;
export type ShapeTool = (typeof shapeTools)[number];

/** A place in image pixels. */
export type Spot = { x: number; y: number };

/** What is being drawn and is not in the mask yet. */
export type Draft =
  | { kind: "rectangle" | "ellipse" | "gradient"; from: Spot; to: Spot }
  | { kind: "lasso" | "polygon"; points: readonly Spot[]; tip: Spot | null };

export type Modifiers = { shift: boolean; alt: boolean };

/** `slack`: how far a hand may slip within one click, in image pixels. */
export type Stance = Modifiers & { slack: number };

/** A finished shape. */
export type Shape =
  | ({ kind: "rectangle" | "ellipse" } & Rectangle)
  | { kind: "polygon"; points: readonly Spot[] }
  | { kind: "gradient"; from: Spot; to: Spot };

/**
 * Drawing a shape by dragging or, for every one of them, by clicks alone: two for rectangle, ellipse and gradient, one
 * a corner for lasso and polygon, closed on the first corner, by a double click or by `finish`.
 * Shift at the start adds, Alt subtracts, both intersect; Shift later keeps squares and steps of 15 degrees.
 */
export type ShapeSession = {
  readonly draft: Draft | null;
  down(tool: ShapeTool, at: Spot, stance: Stance): void;
  move(places: readonly Spot[], stance: Stance): void;
  up(at: Spot, stance: Stance): void;
  /** Applies what there is, if it is a shape already. */
  finish(): void;
  /** Takes the newest corner back. */
  removeCorner(): void;
  cancel(): void;
};

/** `combine`: by the keys held at the start; null if none were. */
type Finished = (shape: Shape, combine: Combination | null) => void;

export function createShapeSession(apply: Finished, changed: () => void): ShapeSession {
  let draft: Draft | null = null;
  let combine: Combination | null = null;
  /** Until it is let go, a Shift that chose `add` does not also constrain. */
  let shiftChose = false;
  let pressed: Spot | null = null;
  let dragged = false;

  function show(next: Draft | null): void {
    draft = next;
    changed();
  }

  function start(tool: ShapeTool, at: Spot, { shift, alt }: Modifiers): void {
    combine = combinationBy({ shift, alt });
    shiftChose = shift;
    show(
      tool === "lasso" || tool === "polygon"
        ? { kind: tool, points: [at], tip: at }
        : { kind: tool, from: at, to: at },
    );
  }

  function done(shape: Shape | null): void {
    const how = combine;
    show(null);
    pressed = null;
    dragged = false;
    if (shape) apply(shape, how);
  }

  function close(): void {
    if (!draft) return;
    if ("points" in draft) {
      done(draft.points.length >= 3 ? { kind: "polygon", points: draft.points } : null);
    } else if (draft.kind === "gradient") {
      done(same(draft.from, draft.to) ? null : { kind: "gradient", from: draft.from, to: draft.to });
    } else done({ kind: draft.kind, ...boxOf(draft.from, draft.to) });
  }

  const keepsStraight = ({ shift }: Modifiers) => shift && !shiftChose;

  function aim(at: Spot, stance: Stance): Spot {
    if (!draft || !keepsStraight(stance)) return at;
    if (draft.kind === "rectangle" || draft.kind === "ellipse") return squared(draft.from, at);
    const from = "points" in draft ? draft.points.at(-1) : draft.from;
    return from ? inSteps(from, at) : at;
  }

  return {
    get draft() {
      return draft;
    },
    down(tool, at, stance) {
      pressed = at;
      dragged = false;
      if (!draft) return start(tool, at, stance);
      const end = aim(at, stance);
      if (!("points" in draft)) return show({ ...draft, to: end });
      const first = draft.points[0];
      const last = draft.points.at(-1);
      const onFirst = first && draft.points.length >= 3 && distance(first, at) <= 2 * stance.slack;
      if (onFirst || (last && distance(last, at) <= stance.slack)) return close();
      show({ ...draft, points: [...draft.points, end], tip: end });
    },
    move(places, stance) {
      const at = places.at(-1);
      if (!draft || !at) return;
      if (!stance.shift) shiftChose = false;
      if (pressed && distance(pressed, at) > stance.slack) dragged = true;
      if (!("points" in draft)) return show({ ...draft, to: aim(at, stance) });
      // A lasso follows the pressed pointer; its corners by clicks, like the polygon's, are set by `down`.
      const draws = draft.kind === "lasso" && pressed && dragged && !keepsStraight(stance);
      show({ ...draft, points: draws ? [...draft.points, ...places] : draft.points, tip: aim(at, stance) });
    },
    up(at, stance) {
      const first = pressed;
      pressed = null;
      if (!draft || !first) return;
      if ("points" in draft) {
        if (draft.kind === "lasso" && dragged) close();
        return;
      }
      const end = aim(at, stance);
      // The first of two clicks: the other corner follows the pointer until the second.
      if (!dragged && distance(draft.from, end) <= stance.slack) return;
      show({ ...draft, to: end });
      close();
    },
    finish: close,
    removeCorner() {
      if (!draft || !("points" in draft)) return;
      if (draft.points.length <= 1) done(null);
      else show({ ...draft, points: draft.points.slice(0, -1) });
    },
    cancel: () => done(null),
  };
}

/** How the keys held at the start ask for it to be combined; null: as the tool is set. */
export function combinationBy({ shift, alt }: Modifiers): Combination | null {
  if (shift && alt) return "intersect";
  if (shift) return "add";
  return alt ? "subtract" : null;
}

const distance = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);
const same = (a: Spot, b: Spot): boolean => a.x === b.x && a.y === b.y;

/** Whole pixels, at least one. */
export function boxOf(a: Spot, b: Spot): Rectangle {
  const x = Math.round(Math.min(a.x, b.x));
  const y = Math.round(Math.min(a.y, b.y));
  return {
    x,
    y,
    width: Math.max(1, Math.round(Math.max(a.x, b.x)) - x),
    height: Math.max(1, Math.round(Math.max(a.y, b.y)) - y),
  };
}

function squared(from: Spot, to: Spot): Spot {
  const edge = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return { x: from.x + edge * (to.x < from.x ? -1 : 1), y: from.y + edge * (to.y < from.y ? -1 : 1) };
}

/** As far as `to`, in the nearest direction of 0, 15, 30 ... degrees. */
export function inSteps(from: Spot, to: Spot): Spot {
  const step = Math.PI / 12;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const length = distance(from, to);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}
