import type { EditorParts } from "#components/editor/editor-context.tsx";
import { exportMarkup } from "#components/editor/markup/export-markup.ts";
import { isExtended } from "#components/editor/outpaint/outset.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { reach } from "#components/playground/reach.ts";
import { rememberPrompt } from "#components/playground/recall.ts";
import { choiceOf, type Hindrance } from "#components/playground/view-store.ts";
import { type Upload, uploadFile } from "#components/uploads/upload-file.ts";
import type { EditDraft } from "#lib/edits/view.ts";
import { newId } from "#lib/ids.ts";

/** A hand that meant one click rarely needs longer for two. */
const doubleClickMs = 500;
let latestAt = Number.NEGATIVE_INFINITY;
let upload: Upload | null = null;

/**
 * Sends the edit as it stands on the screen: what is painted or undone while it goes up belongs to the next one. False
 * when something must be mended first; the panel says what.
 */
export function sendEdit(parts: EditorParts, playground: PlaygroundParts): boolean {
  const { edit, engine } = parts;
  const { view } = playground;
  if (edit.getState().sending || performance.now() - latestAt < doubleClickMs) return true;
  const hindrance = hindranceOf(parts, playground);
  if (hindrance === "price") view.getState().open({ kind: "price" });
  else view.getState().hinder(hindrance);
  if (hindrance) return false;
  latestAt = performance.now();
  const isWhole = engine.store.getState().bounds === null;
  const asked = draftOf(parts, playground);
  const marks = parts.markup.marks();
  const { outset } = asked;
  void send(parts, playground, asked, {
    mask: isWhole ? null : engine.exportMask(outset).catch(() => null),
    markup:
      marks.length === 0 ? null : exportMarkup({ marks, picture: sizeOf(engine), outset }).catch(() => null),
  });
  return true;
}

/** Gives up an edit that is not asked for yet: nothing was spent. */
export function cancelSending(): void {
  upload?.abort();
}

const sizeOf = ({ picture: { width, height } }: EditorParts["engine"]) => ({ width, height });

function hindranceOf(
  { edit, engine, markup }: EditorParts,
  { draft, view }: PlaygroundParts,
): Hindrance | "price" | null {
  const now = draft.getState();
  const choice = choiceOf(view.getState().models, now);
  const [blocking] = fitDraft(choice.profile, now, new Date()).blocking;
  if (blocking) {
    const { code, params, field } = blocking;
    return { code, params, field, requestId: null };
  }
  const { outset, mode } = edit.getState();
  // Marks alone point at what is meant; the panel says that nothing is locked then.
  const isFree = isExtended(outset) || mode === "raw" || markup.marks().length > 0;
  if (engine.store.getState().bounds === null && !isFree)
    return { code: "mask_empty", params: {}, field: "maskId", requestId: null };
  return choice.price ? null : "price";
}

function draftOf({ edit, source }: EditorParts, { draft, view }: PlaygroundParts): EditDraft {
  const now = draft.getState();
  const choice = choiceOf(view.getState().models, now);
  const { count, parameters } = fitDraft(choice.profile, now, new Date());
  const { mode, settings, outset, context } = edit.getState();
  return {
    connectionId: choice.connection.id,
    model: choice.profile.id,
    prompt: now.prompt,
    count,
    parameters,
    sourceId: source.id,
    maskId: null,
    markupId: null,
    references: now.attachments.flatMap(({ image }) => (image && image.id !== source.id ? [image.id] : [])),
    mode,
    settings,
    outset,
    context,
    idempotencyKey: newId("click"),
  };
}

type Brought = { name: string; purpose: "edit-mask" | "markup"; onProgress: (progress: number) => void };

/** Brings a picture to the studio, unless somebody gives it up on the way. */
async function bring(png: Blob, brought: Brought) {
  brought.onProgress(0);
  let cancelled = false;
  const going = uploadFile(png, { ...brought, mime: "image/png" });
  upload = {
    done: going.done,
    abort() {
      cancelled = true;
      going.abort();
    },
  };
  const stored = await going.done;
  upload = null;
  return cancelled ? ("cancelled" as const) : stored;
}

async function send(
  { edit, actions, name }: EditorParts,
  { runs, view }: PlaygroundParts,
  draft: EditDraft,
  pictures: { mask: Promise<Blob | null> | null; markup: Promise<Blob | null> | null },
): Promise<void> {
  const { set } = edit.getState();
  const stop = (hindrance: Hindrance | null) => {
    upload = null;
    set({ sending: null });
    view.getState().hinder(hindrance);
  };
  const ids: { maskId: string | null; markupId: string | null } = { maskId: null, markupId: null };
  for (const field of ["maskId", "markupId"] as const) {
    const [picture, purpose] =
      field === "maskId" ? ([pictures.mask, "edit-mask"] as const) : ([pictures.markup, "markup"] as const);
    if (!picture) continue;
    set({ sending: { phase: "masking", progress: 0 } });
    const png = await picture;
    if (!png) return stop({ code: "internal", params: {}, field, requestId: null });
    const stored = await bring(png, {
      name: `${name}-${field === "maskId" ? "mask" : "markup"}.png`,
      purpose,
      onProgress: (progress) => set({ sending: { phase: "uploading", progress } }),
    });
    if (stored === "cancelled") return stop(null);
    if (!stored.ok) return stop(stored.error);
    ids[field] = stored.value.id;
  }
  set({ sending: { phase: "starting", progress: 1 } });
  const outcome = await reach(
    () => actions.startEdit({ ...draft, ...ids }),
    () => runs.getState().stream === "reconnecting",
  );
  if (outcome === "unreachable") return stop(outcome);
  if (!outcome.ok) return stop(outcome.error);
  runs.getState().answer(outcome.value.run, 0);
  rememberPrompt(draft.prompt);
  stop(null);
}
