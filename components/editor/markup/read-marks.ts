import { isOneOf } from "#components/editor/draft/is-one-of.ts";
import {
  boundedSize,
  type Mark,
  markColorNames,
  markKinds,
  mostMarks,
  mostPoints,
  mostText,
  type Place,
} from "#components/editor/markup/mark.ts";

/** Farther out than any canvas goes. */
const farthest = 20_000;

/** What of a stored value are marks; whatever is damaged is left out. */
export function readMarks(stored: unknown): Mark[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, mostMarks).flatMap((one) => readMark(one) ?? []);
}

function readMark(stored: unknown): Mark | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { id, kind, color, size, points, text } = stored as Record<string, unknown>;
  if (typeof id !== "string" || id.length > 60 || !isOneOf(markKinds, kind)) return null;
  if (!isOneOf(markColorNames, color) || typeof size !== "number" || !Number.isFinite(size)) return null;
  if (!Array.isArray(points) || points.length > mostPoints) return null;
  const places = points.flatMap((point) => readPlace(point) ?? []);
  const needed = kind === "pen" || kind === "text" ? 1 : 2;
  if (places.length !== points.length || places.length < needed) return null;
  const words = typeof text === "string" ? text.slice(0, mostText) : "";
  if (kind === "text" && words.trim() === "") return null;
  return { id, kind, color, size: boundedSize(size), points: places, text: words };
}

function readPlace(stored: unknown): Place | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { x, y } = stored as Record<string, unknown>;
  const isNear = (value: unknown): value is number =>
    typeof value === "number" && Math.abs(value) <= farthest;
  return isNear(x) && isNear(y) ? { x, y } : null;
}
