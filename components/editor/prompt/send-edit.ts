import type { EditorParts } from "#components/editor/editor-context.tsx";
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
  void send(parts, playground, draftOf(parts, playground), isWhole ? null : engine.exportMask());
  return true;
}

/** Gives up an edit that is not asked for yet: nothing was spent. */
export function cancelSending(): void {
  upload?.abort();
}

function hindranceOf(
  { edit, engine }: EditorParts,
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
  const isExtended = Object.values(outset).some((pixels) => pixels > 0);
  if (engine.store.getState().bounds === null && !isExtended && mode !== "raw")
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

async function send(
  { edit, actions, name }: EditorParts,
  { runs, view }: PlaygroundParts,
  draft: EditDraft,
  mask: Promise<Blob> | null,
): Promise<void> {
  const { set } = edit.getState();
  const stop = (hindrance: Hindrance | null) => {
    upload = null;
    set({ sending: null });
    view.getState().hinder(hindrance);
  };
  set({ sending: { phase: "masking", progress: 0 } });
  let maskId: string | null = null;
  if (mask) {
    const png = await mask.catch(() => null);
    if (!png) return stop({ code: "internal", params: {}, field: "maskId", requestId: null });
    set({ sending: { phase: "uploading", progress: 0 } });
    let cancelled = false;
    const going = uploadFile(png, {
      name: `${name}-mask.png`,
      mime: "image/png",
      purpose: "edit-mask",
      onProgress: (progress) => set({ sending: { phase: "uploading", progress } }),
    });
    upload = {
      done: going.done,
      abort() {
        cancelled = true;
        going.abort();
      },
    };
    const stored = await going.done;
    upload = null;
    if (cancelled) return stop(null);
    if (!stored.ok) return stop(stored.error);
    maskId = stored.value.id;
  }
  set({ sending: { phase: "starting", progress: 1 } });
  const outcome = await reach(
    () => actions.startEdit({ ...draft, maskId }),
    () => runs.getState().stream === "reconnecting",
  );
  if (outcome === "unreachable") return stop(outcome);
  if (!outcome.ok) return stop(outcome.error);
  runs.getState().answer(outcome.value.run, 0);
  rememberPrompt(draft.prompt);
  stop(null);
}
