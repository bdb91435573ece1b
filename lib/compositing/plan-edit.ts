import type { EditPlan, Outset, Rectangle } from "#lib/edits/view.ts";
import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import { union } from "#lib/masks/rectangle.ts";
import type { SizeRule } from "#lib/models/profile.ts";

export type PlanRequest = {
  source: Dimensions;
  outset: Outset;
  /** Smallest rectangle around all that is painted free, in pixels of the canvas; null: no mask. */
  bounds: Rectangle | null;
  sizes: SizeRule;
  /** Extra picture around the mask, as a share of its longer side. */
  context: number;
  /** Whether the model takes a mask. */
  maskTaken: boolean;
  markup: EditPlan["markup"];
};

/** Least extra picture around the mask, in pixels. */
const leastPad = 96;
/** A crop is not shown larger than this, unless the picture has no more to show. */
const mostScale = 2;
/** Shapes that differ by less are stretched; by more, the crop gets a frame. */
const mostStretch = 0.02;

const none: Outset = { left: 0, top: 0, right: 0, bottom: 0 };

/** The source with what the outset adds. */
export function canvasOf({ width, height }: Dimensions, outset: Outset = none): Dimensions {
  return { width: width + outset.left + outset.right, height: height + outset.top + outset.bottom };
}

/** What is free: what was painted, and all that the outset adds. null: nothing, or the whole picture without a mask. */
export function freeBounds(
  painted: Rectangle | null,
  source: Dimensions,
  outset: Outset = none,
): Rectangle | null {
  const { width, height } = canvasOf(source, outset);
  const bands = [
    { x: 0, y: 0, width: outset.left, height },
    { x: width - outset.right, y: 0, width: outset.right, height },
    { x: 0, y: 0, width, height: outset.top },
    { x: 0, y: height - outset.bottom, width, height: outset.bottom },
  ];
  const added = bands.filter((band) => band.width > 0 && band.height > 0);
  return added.reduce<Rectangle | null>((sum, band) => union(sum, band), painted);
}

/**
 * What the model is to see of a picture: the mask with some of its surroundings, in the shape of a size the model draws,
 * as near to pixel by pixel as it can. At the borders of the canvas the crop is shifted, not made smaller. Without a mask
 * it is the whole canvas.
 */
export function planEdit(request: PlanRequest): EditPlan {
  const { source, outset, sizes, context, maskTaken, markup } = request;
  const canvas = canvasOf(source, outset);
  const free = freeBounds(request.bounds, source, outset);
  const bounds = free ?? { x: 0, y: 0, ...canvas };
  const pad = free ? Math.max(leastPad, Math.round(context * Math.max(bounds.width, bounds.height))) : 0;
  const wanted = {
    width: Math.min(bounds.width + 2 * pad, canvas.width),
    height: Math.min(bounds.height + 2 * pad, canvas.height),
  };
  const { size: modelSize, crop: shape } = bestFit(sizes, wanted, canvas);
  const placed = placeIn(modelSize, shape);
  return {
    source,
    outset,
    canvas,
    crop: {
      x: centred(bounds.x, bounds.width, shape.width, canvas.width),
      y: centred(bounds.y, bounds.height, shape.height, canvas.height),
      ...shape,
    },
    modelSize,
    placed,
    scale: placed.width / shape.width,
    context,
    dilation: Math.min(12, Math.max(6, Math.round(Math.min(modelSize.width, modelSize.height) / 128))),
    maskSent: free !== null && maskTaken && markup !== "field",
    markup,
  };
}

/** Where a length begins that has the middle of another, and stays inside. */
function centred(at: number, length: number, own: number, limit: number): number {
  return Math.min(Math.max(0, Math.round(at + (length - own) / 2)), limit - own);
}

function placeIn(size: Dimensions, crop: Dimensions): Rectangle {
  const [across, down] = [size.width / crop.width, size.height / crop.height];
  if (Math.abs(across / down - 1) <= mostStretch) return { x: 0, y: 0, ...size };
  const scale = Math.min(across, down);
  const width = Math.min(size.width, Math.max(1, Math.round(crop.width * scale)));
  const height = Math.min(size.height, Math.max(1, Math.round(crop.height * scale)));
  return { x: (size.width - width) >> 1, y: (size.height - height) >> 1, width, height };
}

/** Of the sizes that show the crop at its own sharpness, or as near as any does, the one that costs and strays least. */
function bestFit(
  rule: SizeRule,
  wanted: Dimensions,
  canvas: Dimensions,
): { size: Dimensions; crop: Dimensions } {
  const sizes = legalSizes(rule);
  const fits = sizes.map((size) => sharpnessOf(size, cropFor(size, wanted, canvas)));
  const sharpest = fits.reduce((most, sharpness) => Math.max(most, sharpness), 0);
  let best: { size: Dimensions; crop: Dimensions } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, size] of sizes.entries()) {
    if ((fits[index] as number) < sharpest * 0.9999) continue;
    const crop = cropFor(size, wanted, canvas);
    const cost = costOf(size, crop, wanted);
    if (cost < least) [least, best] = [cost, { size, crop }];
  }
  if (!best) throw new Error("a model without sizes");
  return best;
}

const sharpnessOf = (size: Dimensions, crop: Dimensions): number =>
  Math.min(1, size.width / crop.width, size.height / crop.height);

/** Pixels to pay for, more of the picture than was wanted, and a frame around it. */
function costOf(size: Dimensions, crop: Dimensions, wanted: Dimensions): number {
  const [across, down] = [size.width / crop.width, size.height / crop.height];
  const growth = (crop.width * crop.height) / (wanted.width * wanted.height);
  return size.width * size.height * growth * Math.max(across / down, down / across) ** 2;
}

/** What is wanted, grown to the shape of the size as far as the canvas goes. */
function cropFor(size: Dimensions, wanted: Dimensions, canvas: Dimensions): Dimensions {
  const aspect = size.width / size.height;
  let width = Math.max(wanted.width, wanted.height * aspect);
  const scale = size.width / width;
  if (scale > mostScale) width = size.width / mostScale;
  // So near to pixel by pixel that a little more surroundings make it exactly that.
  else if (scale > 1 && scale < 1.15) width = size.width;
  // Rounding must not cut what is to be seen.
  return {
    width: Math.max(wanted.width, Math.min(Math.round(width), canvas.width)),
    height: Math.max(wanted.height, Math.min(Math.round(width / aspect), canvas.height)),
  };
}

// A free rule has some 30,000; the editor plans again with every stroke.
const listed = new WeakMap<SizeRule, Dimensions[]>();

function legalSizes(rule: SizeRule): Dimensions[] {
  const known = listed.get(rule);
  if (known) return known;
  const sizes = rule.kind === "fixed" ? rule.sizes.flatMap((size) => parseSize(size) ?? []) : freeSizes(rule);
  listed.set(rule, sizes);
  return sizes;
}

function freeSizes(rule: Extract<SizeRule, { kind: "free" }>): Dimensions[] {
  const { multiple, maxEdge, maxRatio, minPixels, maxPixels } = rule;
  const sizes: Dimensions[] = [];
  for (let width = multiple; width <= maxEdge; width += multiple) {
    const least = Math.ceil(Math.max(width / maxRatio, minPixels / width) / multiple) * multiple;
    const most = Math.floor(Math.min(width * maxRatio, maxPixels / width, maxEdge) / multiple) * multiple;
    for (let height = least; height <= most; height += multiple) sizes.push({ width, height });
  }
  return sizes;
}
