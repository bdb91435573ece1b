import type { Hand, HandStance, Place } from "#components/editor/engine/hand.ts";
import { canvasArea, type Side, withSide } from "#components/editor/outpaint/outset.ts";
import type { OutsetSteps } from "#components/editor/outpaint/outset-store.ts";
import type { Outset } from "#lib/edits/view.ts";
import type { Dimensions } from "#lib/images/parameters.ts";

type Taken = { across: "left" | "right" | null; down: "top" | "bottom" | null };
/** `follows`: taken by a click, it goes with the pointer until the next one. */
type Grab = Taken & { from: Place; outset: Outset; moved: boolean; follows: boolean };

/** Half a target of 24 pixels: `slack` is 4 of them. */
const reach = 3;

/** Which sides of the frame a place takes hold of; a corner takes two. */
export function takenAt(source: Dimensions, outset: Outset, at: Place, slack: number): Taken | null {
  const { x, y, width, height } = canvasArea(source, outset);
  const within = slack * reach;
  const isIn =
    at.x >= x - within && at.x <= x + width + within && at.y >= y - within && at.y <= y + height + within;
  const near = (one: number, other: number) => Math.abs(one - other) <= within;
  const across = near(at.x, x) ? "left" : near(at.x, x + width) ? "right" : null;
  const down = near(at.y, y) ? "top" : near(at.y, y + height) ? "bottom" : null;
  return isIn && (across || down) ? { across, down } : null;
}

const cursors = {
  left: "ew-resize",
  right: "ew-resize",
  top: "ns-resize",
  bottom: "ns-resize",
} as const;

function cursorOf(taken: Taken | null): string {
  if (!taken) return "default";
  const { across, down } = taken;
  if (across && down) return (across === "left") === (down === "top") ? "nwse-resize" : "nesw-resize";
  return cursors[(across ?? down) as Side];
}

type Options = {
  source: Dimensions;
  steps: OutsetSteps;
  outset(): Outset;
};

/** Drags the frame's edges and corners beyond the picture; or a click takes an edge and another puts it down. */
export function createOutsetHand({ source, steps, outset }: Options): Hand {
  let grab: Grab | null = null;
  let hovered: Taken | null = null;

  function dragged({ from, across, down, outset: before }: Grab, at: Place): Outset {
    const moves: [Side | null, number][] = [
      [across, across === "left" ? from.x - at.x : at.x - from.x],
      [down, down === "top" ? from.y - at.y : at.y - from.y],
    ];
    return moves.reduce(
      (sum, [side, by]) => (side ? withSide(source, sum, side, before[side] + by) : sum),
      before,
    );
  }

  const isClick = (now: Grab, at: Place, { slack }: HandStance) =>
    Math.hypot(at.x - now.from.x, at.y - now.from.y) <= slack;

  function cancel(): boolean {
    const was = grab !== null;
    grab = null;
    if (was) steps.cancel();
    return was;
  }

  return {
    get cursor() {
      return cursorOf(grab ?? hovered);
    },
    down(at, { slack }) {
      if (grab) return;
      const taken = takenAt(source, outset(), at, slack);
      if (taken) grab = { ...taken, from: at, outset: outset(), moved: false, follows: false };
    },
    move(places, stance) {
      const at = places.at(-1);
      if (!at) return;
      if (!grab) {
        hovered = takenAt(source, outset(), at, stance.slack);
        return;
      }
      if (!grab.moved && !grab.follows && isClick(grab, at, stance)) return;
      grab.moved = true;
      steps.show(dragged(grab, at));
    },
    up(at) {
      if (!grab) return;
      if (!grab.moved && !grab.follows) {
        grab.follows = true;
        return;
      }
      const ended = grab;
      grab = null;
      steps.commit(dragged(ended, at), "drag");
    },
    finish: () => {},
    cancel,
    undo: () => cancel() || steps.undo(),
    redo: steps.redo,
  };
}
