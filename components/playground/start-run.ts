import { type Draft, isUploading, readyImages } from "#components/playground/draft-store.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import { placeholderRun } from "#components/playground/placeholder-run.ts";
import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { reach } from "#components/playground/reach.ts";
import { choiceOf } from "#components/playground/view-store.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { newId } from "#lib/ids.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { RunDraft, RunView } from "#lib/runs/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

type Facts = Omit<Parameters<typeof placeholderRun>[1], "now">;

/** Median milliseconds of one picture of this quality, or null without history. */
export const medianOf = ({ medianMs }: ModelChoice, quality: string): number | null =>
  medianMs[quality] ?? medianMs[""] ?? null;

/**
 * Sends a draft, unless something must be mended first; then it says so at the composer and answers false. The
 * placeholders are on the screen before this returns.
 */
export function startDraft(parts: PlaygroundParts, draft: Draft): boolean {
  const { view } = parts;
  const choice = choiceOf(view.getState().models, draft);
  const fit = fitDraft(choice.profile, draft, new Date());
  const [blocking] = fit.blocking;
  if (blocking) {
    const { code, params, field } = blocking;
    view.getState().hinder({ code, params, field, requestId: null });
    return false;
  }
  if (isUploading(draft)) {
    view.getState().hinder("uploading");
    return false;
  }
  if (!choice.price) {
    view.getState().open({ kind: "price" });
    return false;
  }
  view.getState().hinder(null);
  const references = readyImages(draft);
  const { count, parameters } = fit;
  const estimate = estimateCost(choice.profile, choice.price, {
    parameters,
    count,
    prompt: draft.prompt,
    references,
  });
  const request: RunDraft = {
    connectionId: choice.connection.id,
    model: choice.profile.id,
    prompt: draft.prompt,
    count,
    parameters,
    references: references.map(({ id }) => id),
    mask: draft.mask?.id ?? null,
    idempotencyKey: newId("click"),
  };
  if (isSameClick(request)) return true;
  const facts = {
    choice,
    references,
    mask: draft.mask,
    estimateNano: estimate.likely.toString(),
    medianMs: medianOf(choice, parameters.quality),
  };
  void send(parts, request, facts, () => parts.actions.startRun(request));
  return true;
}

/** A hand that meant one click rarely needs longer for two. */
const doubleClickMs = 500;
let latest = { request: "", at: Number.NEGATIVE_INFINITY };

/** Whether this is the second half of a double click, or of a shortcut pressed twice: nobody means to pay for it. */
function isSameClick({ idempotencyKey, ...wanted }: RunDraft): boolean {
  const request = JSON.stringify(wanted);
  const at = performance.now();
  const isSame = request === latest.request && at - latest.at < doubleClickMs;
  latest = { request, at };
  return isSame;
}

/** Asks once more for some pictures of a run, as a run of its own. */
export function drawAgain(parts: PlaygroundParts, run: RunView, count: number): void {
  const request = requestOf(run, count);
  void send(parts, request, factsOf(parts, run, count), () => parts.actions.startRun(request));
}

/** Asks again for every picture a run did not give. */
export function retryMissing(parts: PlaygroundParts, run: RunView, count: number): void {
  const request = requestOf(run, count);
  const { idempotencyKey } = request;
  void send(parts, request, factsOf(parts, run, count), () =>
    parts.actions.retryRun({ runId: run.id, idempotencyKey }),
  );
}

const inputsOf = (run: RunView, role: string) =>
  run.inputs
    .filter((input) => input.role === role)
    .sort((one, other) => one.position - other.position)
    .map(({ image }) => image);

function requestOf(run: RunView, count: number): RunDraft {
  return {
    connectionId: run.connection.id,
    model: run.model,
    prompt: run.prompt,
    count,
    parameters: run.parameters,
    references: inputsOf(run, "reference").map(({ id }) => id),
    mask: inputsOf(run, "mask")[0]?.id ?? null,
    idempotencyKey: newId("click"),
  };
}

function factsOf({ view }: PlaygroundParts, run: RunView, count: number): Facts {
  const choice = choiceOf(view.getState().models, { connectionId: run.connection.id, model: run.model });
  const each = BigInt(run.estimateNano) / BigInt(Math.max(run.count, 1));
  return {
    choice,
    references: inputsOf(run, "reference"),
    mask: inputsOf(run, "mask")[0] ?? null,
    estimateNano: (each * BigInt(count)).toString(),
    medianMs: run.medianMs,
  };
}

/** The same click may be sent again until it is answered: its key makes one run of it. */
async function send(
  { runs, view, skewMs }: PlaygroundParts,
  request: RunDraft,
  facts: Facts,
  start: () => Promise<Outcome<RunView>>,
): Promise<void> {
  const placeholder = placeholderRun(request, { ...facts, now: new Date(Date.now() + skewMs) });
  runs.getState().begin(placeholder);
  const outcome = await reach(start, () => runs.getState().stream === "reconnecting");
  if (outcome === "unreachable" || !outcome.ok) {
    runs.getState().abandon(placeholder.id);
    view.getState().hinder(outcome === "unreachable" ? outcome : outcome.error);
  } else runs.getState().adopt(placeholder.id, outcome.value);
}
