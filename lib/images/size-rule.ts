import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import type { SizeRule } from "#lib/models/profile.ts";

type FreeRule = Extract<SizeRule, { kind: "free" }>;

/** Why a size is refused, with the numbers its text needs. `reason` is a key below `models.reasons`. */
export type SizeProblem =
  | { reason: "sizeFormat" }
  | { reason: "sizeNotListed"; sizes: string }
  | { reason: "sizeMultiple"; multiple: number }
  | { reason: "sizeEdge"; maxEdge: number }
  | { reason: "sizeRatio"; maxRatio: number }
  | { reason: "sizeTooFewPixels"; pixels: number; minPixels: number }
  | { reason: "sizeTooManyPixels"; pixels: number; maxPixels: number };

/** The first fault of `size`, in the order the live API reports them (wire.md 1.4, 1.8), or null. `auto` is legal everywhere. */
export function checkSize(rule: SizeRule, size: string): SizeProblem | null {
  if (size === "auto") return null;
  const dimensions = parseSize(size);
  if (!dimensions || sizeText(dimensions) !== size || dimensions.width === 0 || dimensions.height === 0)
    return { reason: "sizeFormat" };
  if (rule.kind === "fixed")
    return rule.sizes.includes(size) ? null : { reason: "sizeNotListed", sizes: rule.sizes.join(", ") };
  return checkDimensions(rule, dimensions);
}

function checkDimensions(rule: FreeRule, { width, height }: Dimensions): SizeProblem | null {
  const { multiple, maxEdge, maxRatio, minPixels, maxPixels } = rule;
  const pixels = width * height;
  if (width % multiple !== 0 || height % multiple !== 0) return { reason: "sizeMultiple", multiple };
  if (Math.max(width, height) > maxEdge) return { reason: "sizeEdge", maxEdge };
  if (Math.max(width, height) > maxRatio * Math.min(width, height)) return { reason: "sizeRatio", maxRatio };
  if (pixels < minPixels) return { reason: "sizeTooFewPixels", pixels, minPixels };
  if (pixels > maxPixels) return { reason: "sizeTooManyPixels", pixels, maxPixels };
  return null;
}

/**
 * The legal size that changes `wanted` least: the larger relative change of the two edges is smallest, and of equals
 * the shape nearest to the one wanted. A legal size is its own nearest. Never `auto`.
 */
export function nearestSize(rule: SizeRule, wanted: Dimensions): string {
  const target = { width: sane(wanted.width), height: sane(wanted.height) };
  const candidates =
    rule.kind === "fixed"
      ? rule.sizes.flatMap((size) => parseSize(size) ?? [])
      : freeCandidates(rule, target);
  let best: { dimensions: Dimensions; change: Change } | null = null;
  for (const dimensions of candidates) {
    const change = changeBetween(target, dimensions);
    if (!best || isLess(change, best.change)) best = { dimensions, change };
  }
  return best ? sizeText(best.dimensions) : "auto";
}

const sizeText = ({ width, height }: Dimensions) => `${width}x${height}`;
const sane = (edge: number) => (Number.isFinite(edge) ? Math.min(Math.max(edge, 1), 1_000_000) : 1024);

/** Natural logarithms of the factors by which the edge that changes more, and the shape, would change. */
type Change = { edge: number; shape: number };

function changeBetween(from: Dimensions, to: Dimensions): Change {
  const width = Math.log(to.width / from.width);
  const height = Math.log(to.height / from.height);
  return { edge: Math.max(Math.abs(width), Math.abs(height)), shape: Math.abs(width - height) };
}

const isLess = (a: Change, b: Change) => a.edge < b.edge || (a.edge === b.edge && a.shape < b.shape);

/** For each legal width the only heights that can be nearest: those beside the wanted one and beside the wanted shape. */
function* freeCandidates(rule: FreeRule, target: Dimensions): Generator<Dimensions> {
  const { multiple, maxEdge, maxRatio, minPixels, maxPixels } = rule;
  for (let width = multiple; width <= maxEdge; width += multiple) {
    const lowest = Math.ceil(Math.max(width / maxRatio, minPixels / width) / multiple) * multiple;
    const highest = Math.floor(Math.min(width * maxRatio, maxPixels / width, maxEdge) / multiple) * multiple;
    if (lowest > highest) continue;
    for (const height of [target.height, (width * target.height) / target.width]) {
      const below = Math.floor(height / multiple) * multiple;
      for (const snapped of [below, below + multiple])
        yield { width, height: Math.min(Math.max(snapped, lowest), highest) };
    }
  }
}
