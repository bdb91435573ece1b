import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { ImageView, JobView, RunDraft, RunView } from "#lib/runs/view.ts";

/** What is known of a run at the moment of the click, in the form the server will give it a little later. */
export function placeholderRun(
  draft: RunDraft,
  facts: {
    choice: ModelChoice;
    references: readonly ImageView[];
    mask: ImageView | null;
    estimateNano: string;
    medianMs: number | null;
    now: Date;
  },
): RunView {
  const key = `local_${draft.idempotencyKey}`;
  const job = (index: number): JobView => ({
    id: `${key}_${index}`,
    index,
    state: "queued",
    attempt: 0,
    partial: null,
    startedAt: null,
    finishedAt: null,
    retryAt: null,
    error: null,
    charge: "none",
    chargeNano: "0",
    providerRequestId: null,
    stopping: false,
  });
  const references = facts.references.map((image, position) => ({
    role: "reference" as const,
    position,
    image,
  }));
  const masks = facts.mask ? [{ role: "mask" as const, position: 0, image: facts.mask }] : [];
  return {
    id: key,
    operation: references.length > 0 ? "edit" : "generate",
    state: "running",
    connection: facts.choice.connection,
    model: draft.model,
    prompt: draft.prompt,
    parameters: draft.parameters,
    edit: null,
    template: null,
    count: draft.count,
    inputs: [...references, ...masks],
    jobs: Array.from({ length: draft.count }, (_, index) => job(index)),
    images: [],
    estimateNano: facts.estimateNano,
    costNano: "0",
    heldNano: "0",
    service: "standard",
    medianMs: facts.medianMs,
    createdAt: facts.now.toISOString(),
    finishedAt: null,
  };
}
