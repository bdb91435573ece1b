import type { CompositeSettings } from "#lib/edits/view.ts";

/** Settings of one result that were tried, oldest first, and which of them holds. */
export type EdgeSteps = { readonly steps: readonly CompositeSettings[]; readonly at: number };

export const firstStep = (settings: CompositeSettings): EdgeSteps => ({ steps: [settings], at: 0 });

export function nowOf({ steps, at }: EdgeSteps): CompositeSettings {
  const settings = steps[at];
  if (!settings) throw new Error("an edge has at least one step");
  return settings;
}

/** The next step. `goesOn`: the same slider is still moving, so that it takes the place of the last one. */
export function stepped(edge: EdgeSteps, settings: CompositeSettings, goesOn: boolean): EdgeSteps {
  if (isSame(nowOf(edge), settings)) return edge;
  const kept = edge.steps.slice(0, goesOn && edge.at > 0 ? edge.at : edge.at + 1);
  return { steps: [...kept, settings], at: kept.length };
}

export const canUndo = ({ at }: EdgeSteps): boolean => at > 0;
export const canRedo = ({ steps, at }: EdgeSteps): boolean => at < steps.length - 1;

export const moved = (edge: EdgeSteps, by: -1 | 1): EdgeSteps => ({
  steps: edge.steps,
  at: Math.min(edge.steps.length - 1, Math.max(0, edge.at + by)),
});

export const isSame = (one: CompositeSettings, other: CompositeSettings): boolean =>
  one.feather === other.feather &&
  one.shift === other.shift &&
  one.strength === other.strength &&
  one.band === other.band;
