import type { View } from "#components/editor/engine/engine.ts";
import type { Point } from "#lib/masks/mask.ts";

type Sample = Pick<PointerEvent, "clientX" | "clientY" | "pointerType" | "pressure">;

/**
 * Samples of a pointer as points of the mask. Only a pen has pressure, and 0 is one; a mouse says 0.5 and a finger
 * anything, which both mean 1. `pressure`: instead of the sample's own, for a release, which always says 0.
 */
export function pointsOf(
  samples: readonly Sample[],
  corner: { left: number; top: number },
  view: View,
  pressure?: number,
): Point[] {
  return samples.map((sample) => ({
    x: (sample.clientX - corner.left - view.x) / view.scale,
    y: (sample.clientY - corner.top - view.y) / view.scale,
    pressure: sample.pointerType === "pen" ? (pressure ?? sample.pressure) : 1,
  }));
}
