import type { Hand, HandStance } from "#components/editor/engine/hand.ts";
import { inSteps } from "#components/editor/engine/shape-session.ts";
import { handlesOf, markAt, withHandleAt } from "#components/editor/markup/hit-mark.ts";
import { type Mark, mostPoints, movedBy, type Place } from "#components/editor/markup/mark.ts";
import type { Markup } from "#components/editor/markup/markup-store.ts";

/**
 * `follows`: taken by a click, it goes with the pointer until the next one; the twin of dragging.
 * way: a pen that goes from click to click.
 */
type Grab = { follows: boolean; from: Place; moved: boolean } & (
  | { kind: "draw" | "way"; mark: Mark }
  | { kind: "move"; mark: Mark }
  | { kind: "handle"; mark: Mark; handle: number }
);

/** A target of 24 pixels around a handle: `slack` is 4 of them. */
const handleReach = 3;
const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Draws, moves and changes marks by dragging or by clicks alone: one where it begins, one where it ends. */
export function createMarkupHand(markup: Markup): Hand {
  let grab: Grab | null = null;
  const state = () => markup.store.getState();

  function take(at: Place, { slack }: HandStance): Grab | null {
    const { tool, selected } = state();
    const fresh = { follows: false, from: at, moved: false };
    const mark = markup.marks().find(({ id }) => id === selected);
    const handle = mark
      ? handlesOf(mark).findIndex((place) => distance(place, at) <= handleReach * slack)
      : -1;
    if (mark && handle >= 0) return { ...fresh, kind: "handle", mark, handle };
    if (tool !== "select" && tool !== "text")
      return { ...fresh, kind: "draw", mark: markup.make(tool, tool === "pen" ? [at] : [at, at]) };
    const hit = markAt(markup.marks(), at, 2 * slack);
    markup.set({ selected: hit?.id ?? null });
    return hit ? { ...fresh, kind: "move", mark: hit } : null;
  }

  /** What the grabbed mark is with the pointer there. */
  function drawn(now: Grab, places: readonly Place[], { shift }: HandStance): Mark {
    const { mark, from } = now;
    const at = places.at(-1) ?? from;
    if (now.kind === "move") return movedBy(mark, at.x - from.x, at.y - from.y);
    if (now.kind === "handle") {
      const fixed = mark.kind === "arrow" ? 1 - now.handle : (now.handle + 2) % 4;
      return withHandleAt(mark, now.handle, aimed(mark, handlesOf(mark)[fixed] ?? from, at, shift));
    }
    if (now.kind === "way") return { ...mark, points: [...mark.points, at] };
    if (mark.kind === "pen") return { ...mark, points: penWay(mark, places) };
    return { ...mark, points: [from, aimed(mark, from, at, shift)] };
  }

  function commit(mark: Mark): void {
    const ended = grab;
    grab = null;
    markup.sketch(null);
    if (!ended) return;
    if (ended.kind === "move") markup.change(mark, "move");
    else if (ended.kind === "handle") markup.change(mark, "resize");
    else markup.add(mark);
  }

  /** A text is written where one clicks; on one that is there, that one. */
  function write(at: Place, { slack }: HandStance): void {
    const hit = markAt(markup.marks(), at, slack);
    const isText = hit?.kind === "text";
    markup.set({ writing: isText ? { id: hit.id, at: hit.points[0] ?? at } : { id: null, at } });
  }

  /** A click with nothing dragged. */
  function clicked(now: Grab, at: Place, stance: HandStance): void {
    if (now.kind === "move") {
      grab = null;
      markup.sketch(null);
      if (state().tool === "text") write(at, stance);
    } else if (now.kind === "draw" && now.mark.kind === "pen") {
      grab = { ...now, kind: "way", follows: true };
      markup.sketch(now.mark);
    } else grab = { ...now, follows: true };
  }

  /** The end of a drag, or the second click; where the first was, nothing came of it. */
  function putDown(now: Grab, at: Place, stance: HandStance): void {
    if (now.follows && distance(now.from, at) <= stance.slack) cancel();
    else commit(drawn(now, [at], stance));
  }

  function addCorner(now: Grab, at: Place, { slack }: HandStance): void {
    const last = now.mark.points.at(-1);
    if (last && distance(last, at) <= slack) {
      finish();
      return;
    }
    grab = { ...now, mark: { ...now.mark, points: [...now.mark.points, at] } };
    markup.sketch(grab.mark);
  }

  function finish(): void {
    if (grab?.kind === "way" && grab.mark.points.length > 1) commit(grab.mark);
    else if (grab?.kind === "way") cancel();
  }

  function cancel(): boolean {
    const was = grab !== null;
    grab = null;
    markup.sketch(null);
    return was;
  }

  return {
    get cursor() {
      if (grab?.kind === "move") return "grabbing";
      const { tool } = state();
      return tool === "select" ? "default" : tool === "text" ? "text" : "crosshair";
    },
    down(at, stance) {
      if (!grab) grab = take(at, stance);
    },
    move(places, stance) {
      const at = places.at(-1);
      if (!grab || !at) return;
      if (!grab.moved && !grab.follows && distance(grab.from, at) <= stance.slack) return;
      grab.moved = true;
      const next = drawn(grab, places, stance);
      if (grab.kind === "draw" && next.kind === "pen") grab.mark = next;
      markup.sketch(next);
    },
    up(at, stance) {
      if (!grab && state().tool === "text") write(at, stance);
      else if (grab?.kind === "way") addCorner(grab, at, stance);
      else if (grab?.follows || grab?.moved) putDown(grab, at, stance);
      else if (grab) clicked(grab, at, stance);
    },
    finish,
    cancel,
    undo: () => cancel() || markup.undo(),
    redo: markup.redo,
  };
}

/** What a hand drew, without points nearer to each other than a quarter of the line's width. */
function penWay({ points, size }: Mark, places: readonly Place[]): Place[] {
  const way = [...points];
  for (const place of places) {
    const last = way.at(-1);
    if (way.length < mostPoints && (!last || distance(last, place) >= Math.max(0.5, size / 4)))
      way.push(place);
  }
  return way;
}

/** Shift: arrows in steps of 15 degrees, boxes as squares. */
function aimed({ kind }: Mark, from: Place, at: Place, shift: boolean): Place {
  if (!shift) return at;
  if (kind === "arrow") return inSteps(from, at);
  const edge = Math.max(Math.abs(at.x - from.x), Math.abs(at.y - from.y));
  return { x: from.x + edge * (at.x < from.x ? -1 : 1), y: from.y + edge * (at.y < from.y ? -1 : 1) };
}
