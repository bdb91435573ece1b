import { type Draft, type DraftStore, emptyDraft } from "#components/playground/draft-store.ts";
import { newHistory, type PromptHistory } from "#components/playground/prompt-history.ts";
import { type DrawParameters, defaultParameters, maxCount } from "#lib/images/parameters.ts";
import type { ImageView } from "#lib/runs/view.ts";

const draftKey = "pentimento.draft.1";
const historyKey = "pentimento.prompts.1";

/** As much of localStorage as is used here. It may be full, or switched off: then nothing is kept, and nothing breaks. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

function read(shelf: Shelf | null, key: string): unknown {
  try {
    return JSON.parse(shelf?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(shelf: Shelf | null, key: string, value: unknown): void {
  try {
    shelf?.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the draft still lives in the page.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each parameter by itself, so that one value of an older release does not cost the others. */
function readParameters(stored: unknown): DrawParameters {
  if (!isRecord(stored)) return defaultParameters;
  const known = Object.entries(defaultParameters).map(([name, standard]) => {
    const value = stored[name];
    const fits =
      standard === null ? value === null || typeof value !== "object" : typeof value === typeof standard;
    return [name, value !== undefined && fits ? value : standard];
  });
  return Object.fromEntries(known) as DrawParameters;
}

const isImage = (value: unknown): value is ImageView =>
  isRecord(value) && typeof value.id === "string" && typeof value.thumbUrl === "string";

/** The draft as it was left, or an empty one with the standard model. */
export function loadDraft(shelf: Shelf | null, standard: { connectionId: string; model: string }): Draft {
  const stored = read(shelf, draftKey);
  const empty = emptyDraft(standard);
  if (!isRecord(stored)) return empty;
  const { connectionId, model, prompt, count, parameters, attachments, mask } = stored;
  const kept = Array.isArray(attachments) ? attachments.filter(isRecord) : [];
  return {
    ...(typeof connectionId === "string" && typeof model === "string" ? { connectionId, model } : standard),
    prompt: typeof prompt === "string" ? prompt : "",
    count: typeof count === "number" && count >= 1 && count <= maxCount ? Math.round(count) : 1,
    parameters: readParameters(parameters),
    attachments: kept.flatMap(({ key, name, image }) =>
      isImage(image)
        ? [{ key: String(key), name: String(name), phase: "ready" as const, progress: 1, image }]
        : [],
    ),
    mask: isImage(mask) ? mask : null,
  };
}

export function saveDraft(shelf: Shelf | null, draft: Draft): void {
  const { connectionId, model, prompt, count, parameters, mask } = draft;
  const attachments = draft.attachments.filter(({ image }) => image !== null);
  write(shelf, draftKey, { connectionId, model, prompt, count, parameters, attachments, mask });
}

/** Saves half a second after the last change, and at once when told. */
export function keepDraft(
  store: DraftStore,
  shelf: Shelf | null,
  pauseMs = 500,
): { flush: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    saveDraft(shelf, store.getState());
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(flush, pauseMs);
  });
  return {
    flush: () => timer !== undefined && flush(),
    stop() {
      if (timer !== undefined) flush();
      unsubscribe();
    },
  };
}

export function loadHistory(shelf: Shelf | null): PromptHistory {
  const stored = read(shelf, historyKey);
  return newHistory(Array.isArray(stored) ? stored.filter((entry) => typeof entry === "string") : []);
}

export function saveHistory(shelf: Shelf | null, history: PromptHistory): void {
  write(shelf, historyKey, history.entries);
}
