import { type Draft, readyImages } from "#components/playground/draft-store.ts";
import { checkParameters, type Finding } from "#lib/images/check-parameters.ts";
import type { DrawParameters } from "#lib/images/parameters.ts";
import type { ModelProfile } from "#lib/models/profile.ts";

/** A draft as this model can draw it. */
export type FittedDraft = {
  count: number;
  parameters: DrawParameters;
  /** Everything that stands against the draft as it was set, shown beside its control. */
  findings: readonly Finding[];
  /** What only the person can mend: while there is any, nothing is sent. */
  blocking: readonly Finding[];
};

/** Mending one thing can bring up another (a format for a background); more rounds than fields never help. */
const rounds = 4;

/**
 * What would be sent. Where the model cannot do what was set, the nearest it can do takes its place for this request
 * only: the draft keeps the wish, the finding is shown, and with a model that can do it the wish counts again.
 */
export function fitDraft(profile: ModelProfile, draft: Draft, today: Date): FittedDraft {
  const references = readyImages(draft).length;
  const { prompt } = draft;
  const mask = draft.mask !== null;
  let { count, parameters } = draft;
  const check = () => checkParameters(profile, { parameters, count, prompt, references, mask, today });
  const findings = check();
  let left = findings;
  for (let round = 0; round < rounds && left.some(({ fix }) => fix); round++) {
    for (const { fix } of left) {
      const { count: possible, ...change } = fix ?? {};
      parameters = { ...parameters, ...change };
      count = possible ?? count;
    }
    left = check();
  }
  return { count, parameters, findings, blocking: left };
}
