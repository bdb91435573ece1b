import { fewestCompared, mostCompared } from "#lib/compare/view.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { checkParameters, type Finding } from "#lib/images/check-parameters.ts";
import { type DrawParameters, defaultParameters, type Quality } from "#lib/images/parameters.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { RunDraft, RunView } from "#lib/runs/view.ts";

/** What is tried: every prompt with every model in every quality, on the settings and pictures of `source`. */
export type TrialForm = {
  prompts: readonly string[];
  models: readonly ModelChoice[];
  qualities: readonly Quality[];
  source: RunView | null;
};

/** One picture that would be drawn. `finding`: why this model can't. `nano`: null when it has no price. */
export type Trial = {
  model: ModelChoice;
  prompt: string;
  parameters: DrawParameters;
  references: string[];
  finding: Finding | null;
  nano: bigint | null;
};

/** All of them, in the order they will stand. Parameters a model doesn't know fall back to what it does. */
export function trialsOf({ prompts, models, qualities, source }: TrialForm, today: Date): Trial[] {
  const inputs = source?.inputs.filter(({ role }) => role === "reference") ?? [];
  return prompts.flatMap((prompt) =>
    models.flatMap((model) =>
      qualities.map((quality) => {
        const wanted = { ...(source?.parameters ?? defaultParameters), quality, partialImages: 0 };
        const { parameters, finding } = fitted(model, wanted, prompt, inputs.length, today);
        const request = { parameters, count: 1, prompt, references: inputs.map(({ image }) => image) };
        const nano = model.price && estimateCost(model.profile, model.price, request).likely;
        const references = inputs.map(({ image }) => image.id);
        return { model, prompt, parameters, references, finding, nano };
      }),
    ),
  );
}

function fitted(
  { profile }: ModelChoice,
  wanted: DrawParameters,
  prompt: string,
  references: number,
  today: Date,
): Pick<Trial, "parameters" | "finding"> {
  let parameters = wanted;
  for (let round = 0; ; round++) {
    const findings = checkParameters(profile, {
      parameters,
      count: 1,
      prompt,
      references,
      mask: false,
      today,
    });
    const mendable = findings.find(({ fix, field }) => fix && field !== "quality");
    if (!mendable?.fix || round === 8) return { parameters, finding: findings[0] ?? null };
    const { count: _, ...fix } = mendable.fix;
    parameters = { ...parameters, ...fix };
  }
}

/** What stands against starting them, or null. */
export function hindranceOf(trials: readonly Trial[]): "few" | "many" | "unpriced" | Finding | null {
  if (trials.length < fewestCompared) return "few";
  if (trials.length > mostCompared) return "many";
  const finding = trials.find((trial) => trial.finding)?.finding;
  if (finding) return finding;
  return trials.some(({ nano }) => nano === null) ? "unpriced" : null;
}

export const totalOf = (trials: readonly Trial[]): bigint =>
  trials.reduce((sum, { nano }) => sum + (nano ?? 0n), 0n);

/** The same trial with the same key is the same run, however often it is sent. */
export function draftOf({ model, prompt, parameters, references }: Trial, idempotencyKey: string): RunDraft {
  return {
    connectionId: model.connection.id,
    model: model.profile.id,
    prompt,
    count: 1,
    parameters,
    references,
    mask: null,
    idempotencyKey,
  };
}
