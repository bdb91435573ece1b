import type { ErrorCode } from "#lib/errors.ts";
import type { CaseRun, EvidenceFacts } from "#lib/evidence/evidence-facts.ts";
import type { EvidenceTotals } from "#lib/evidence/view.ts";
import { isOpen } from "#lib/runs/run-state.ts";
import { storedError } from "#lib/runs/run-view.ts";

type CaseFacts = EvidenceFacts["cases"][number];

const blocks: readonly ErrorCode[] = ["moderation_input", "moderation_output"];

/** Whether pictures may still come: a case waits, a job is open, an edit is being put together. */
export function isRunning({ cases }: Pick<EvidenceFacts, "cases">): boolean {
  return cases.some(({ row, run }) => {
    if (!run) return row.runId === null && row.error === null;
    const composing = run.edit?.results.some(({ state }) => state === "pending") ?? false;
    return composing || run.jobs.some(({ state }) => isOpen(state));
  });
}

/** Pictures of a case the provider would not draw. */
export function blockedOf({ run }: CaseFacts): number {
  return (run?.jobs ?? []).filter(({ error }) => error !== null && blocks.includes(storedError(error).code))
    .length;
}

/** Pictures of a case that ended without one otherwise; all of them where its run could not be begun. */
export function failedOf(one: CaseFacts, samplesPerCase: number): number {
  if (!one.run) return one.row.error === null && one.row.runId === null ? 0 : samplesPerCase;
  const ended = one.run.jobs.filter(({ state }) => !isOpen(state) && state !== "succeeded").length;
  const uncomposed = one.run.edit?.results.filter(({ state }) => state === "failed").length ?? 0;
  return ended + uncomposed - blockedOf(one);
}

/** Nano-dollars a case cost, held ones included: they may be billed. */
export function costOf({ run }: CaseFacts): bigint {
  const amounts = (run?.jobs ?? []).map((job) => (job.charge === "held" ? job.reserved : job.charged));
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** Milliseconds from call to stored picture, of every picture. */
export function latenciesOf(run: CaseRun | null): number[] {
  return (run?.jobs ?? []).flatMap(({ dispatches }) =>
    dispatches.flatMap(({ outcome, dispatchedAt, finishedAt }) =>
      outcome === "succeeded" && finishedAt ? [finishedAt.getTime() - dispatchedAt.getTime()] : [],
    ),
  );
}

/** The middle value, or null for none. */
export function middleOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export function totalsOf(facts: EvidenceFacts): EvidenceTotals {
  const { cases, row } = facts;
  const pictures = new Set(cases.flatMap(({ run }) => (run?.images ?? []).map(({ id }) => id)));
  const ratings = facts.ratings.filter(({ imageId }) => pictures.has(imageId));
  const required = cases.filter((one) => one.row.required);
  const counted = required.length > 0 ? required : cases;
  const sum = ratings.reduce((total, { score }) => total + score, 0);
  return {
    samplesPerRequiredCase: counted.length === 0 ? 0 : Math.min(...counted.map(samplesOf)),
    samples: pictures.size,
    rated: new Set(ratings.map(({ imageId }) => imageId)).size,
    meanRating: ratings.length === 0 ? null : sum / ratings.length,
    blocked: total(cases.map(blockedOf)),
    failed: total(cases.map((one) => failedOf(one, row.samplesPerCase))),
    costNano: String(cases.reduce((cost, one) => cost + costOf(one), 0n)),
    latencyMs: middleOf(cases.flatMap(({ run }) => latenciesOf(run))),
  };
}

/** How many pictures a case has. */
export const samplesOf = ({ run }: CaseFacts): number => run?.images.length ?? 0;

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
