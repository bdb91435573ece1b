import { isOneOf } from "#components/editor/draft/is-one-of.ts";
import type { Shelf } from "#components/playground/draft-storage.ts";
import { type EditWish, editModes, maxEditEdge, type Outset, standardWish } from "#lib/edits/view.ts";
import { type DrawParameters, defaultParameters, maxCount } from "#lib/images/parameters.ts";

/** What a person left unfinished at a picture, without the mask, which the engine keeps. */
export type KeptEdit = {
  connectionId: string;
  model: string;
  prompt: string;
  count: number;
  parameters: DrawParameters;
  wish: Pick<EditWish, "mode" | "context" | "outset">;
};

const shelfKey = "pentimento.edits.1";
/** Pictures that are remembered; the one left alone the longest goes first. */
const most = 40;

type Record = { [key: string]: unknown };
const isRecord = (value: unknown): value is Record =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readAll(shelf: Shelf | null): [string, unknown][] {
  try {
    const stored: unknown = JSON.parse(shelf?.getItem(shelfKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter((entry) => Array.isArray(entry) && entry.length === 2) : [];
  } catch {
    return [];
  }
}

/** What was left at this picture, or null. Every value by itself: one of an older release does not cost the others. */
export function loadEdit(shelf: Shelf | null, key: string): KeptEdit | null {
  const stored = readAll(shelf).find(([one]) => one === key)?.[1];
  if (!isRecord(stored)) return null;
  const { connectionId, model, prompt, count, parameters, wish } = stored;
  if (typeof connectionId !== "string" || typeof model !== "string") return null;
  const { mode, context, outset } = isRecord(wish) ? wish : ({} as Record);
  return {
    connectionId,
    model,
    prompt: typeof prompt === "string" ? prompt : "",
    count: typeof count === "number" && count >= 1 && count <= maxCount ? Math.round(count) : 1,
    parameters: { ...defaultParameters, ...readParameters(parameters) },
    wish: {
      mode: isOneOf(editModes, mode) ? mode : standardWish.mode,
      context: typeof context === "number" && context >= 0 && context <= 4 ? context : standardWish.context,
      outset: readSides(outset),
    },
  };
}

/** Whole pixels or none; how many can be edited is known with the picture. */
function readSides(stored: unknown): Outset {
  const side = (name: keyof Outset) => {
    const pixels = isRecord(stored) ? stored[name] : 0;
    return typeof pixels === "number" && pixels >= 0 && pixels <= maxEditEdge ? Math.round(pixels) : 0;
  };
  return { left: side("left"), top: side("top"), right: side("right"), bottom: side("bottom") };
}

function readParameters(stored: unknown): Partial<DrawParameters> {
  if (!isRecord(stored)) return {};
  const known = Object.entries(defaultParameters).filter(([name, standard]) =>
    standard === null
      ? stored[name] === null || ["string", "number"].includes(typeof stored[name])
      : typeof stored[name] === typeof standard,
  );
  return Object.fromEntries(known.map(([name]) => [name, stored[name]])) as Partial<DrawParameters>;
}

/** Puts it in front of the others. A shelf that is full or forbidden keeps nothing, and nothing breaks. */
export function saveEdit(shelf: Shelf | null, key: string, kept: KeptEdit): void {
  const others = readAll(shelf).filter(([one]) => one !== key);
  try {
    shelf?.setItem(shelfKey, JSON.stringify([[key, kept], ...others].slice(0, most)));
  } catch {
    // The draft still lives in the page.
  }
}
