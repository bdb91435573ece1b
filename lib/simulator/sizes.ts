import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import type { Dialect } from "#lib/simulator/dialects.ts";
import { quotedList } from "#lib/simulator/json-kind.ts";
import { schemaError, userError } from "#lib/simulator/wire-error.ts";

const multiple = 16;
const maxEdge = 3840;
const maxRatio = 3;
const minPixels = 655_360;
const maxPixels = 8_294_400;

/** Refuses a size the model cannot draw, in the order seen live: format, divisible by 16, edge, ratio, pixel budget. */
export function checkSize(size: string, dialect: Dialect): void {
  if (dialect.sizes) checkFixedSize(size, dialect.sizes);
  else if (size !== "auto") checkFreeSize(size);
}

function checkFreeSize(size: string): void {
  const { width, height } = parseSize(size) ?? { width: 0, height: 0 };
  if (width === 0 || height === 0 || `${width}x${height}` !== size) {
    throw refused(`Invalid size '${size}'. Expected WIDTHxHEIGHT, for example '1824x1024'.`);
  }
  if (width % multiple || height % multiple) {
    throw refused(`Invalid size '${size}'. Width and height must both be divisible by ${multiple}.`);
  }
  if (Math.max(width, height) > maxEdge) {
    throw refused(`Invalid size '${size}'. The longest edge must be less than or equal to ${maxEdge}.`);
  }
  if (Math.max(width, height) > maxRatio * Math.min(width, height)) {
    throw refused(
      `Invalid size '${size}'. The long edge must not be more than ${maxRatio} times the short edge.`,
    );
  }
  if (width * height < minPixels) {
    throw refused(`Invalid size '${size}'. Requested resolution is below the current minimum pixel budget.`);
  }
  if (width * height > maxPixels) {
    throw refused(`Invalid size '${size}'. Requested resolution is above the current maximum pixel budget.`);
  }
}

function checkFixedSize(size: string, sizes: readonly string[]): void {
  if (sizes.includes(size)) return;
  const message = `Invalid value: '${size}'. Supported values are: ${quotedList(sizes, "and")}.`;
  throw schemaError("invalid_value", "size", message);
}

function refused(message: string) {
  return userError("invalid_value", "size", message);
}

/**
 * The pixels that get drawn. `auto` is a square of 1024 for a generation; an edit keeps the shape of its first
 * picture at about a megapixel, or takes the fixed size nearest in shape.
 */
export function resolveSize(size: string, dialect: Dialect, source: Dimensions | null): Dimensions {
  const asked = parseSize(size);
  if (asked) return asked;
  if (!source) return { width: 1024, height: 1024 };
  return dialect.sizes ? nearestFixed(dialect.sizes, source) : sameShape(source);
}

function nearestFixed(sizes: readonly string[], source: Dimensions): Dimensions {
  const distance = ({ width, height }: Dimensions) =>
    Math.abs(Math.log((width / height) * (source.height / source.width)));
  const options = sizes.flatMap((size) => parseSize(size) ?? []);
  return options.reduce((best, option) => (distance(option) < distance(best) ? option : best));
}

function sameShape(source: Dimensions): Dimensions {
  if (isLegal(source)) return { width: source.width, height: source.height };
  const ratio = Math.min(maxRatio, Math.max(1 / maxRatio, source.width / source.height));
  const snap = (edge: number) => Math.round(edge / multiple) * multiple;
  const height = snap(Math.sqrt((1024 * 1024) / ratio));
  // Rounded to the inside of 3:1 on either side, so that what comes out is a size one may ask for.
  return {
    width: Math.min(maxRatio * height, Math.max(snap(height * ratio), snap(height / maxRatio))),
    height,
  };
}

function isLegal({ width, height }: Dimensions): boolean {
  const long = Math.max(width, height);
  const pixels = width * height;
  return (
    width % multiple === 0 &&
    height % multiple === 0 &&
    long <= maxEdge &&
    long <= maxRatio * Math.min(width, height) &&
    pixels >= minPixels &&
    pixels <= maxPixels
  );
}
