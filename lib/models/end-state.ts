import type { ModelProfile } from "#lib/models/profile.ts";

/** Whether a model answers today, and for how many more days. The provider switches it off as `endsOn` begins (UTC). */
export type EndState = { state: "alive" } | { state: "ending"; days: number } | { state: "ended" };

export function endState(profile: Pick<ModelProfile, "endsOn">, today: Date): EndState {
  if (profile.endsOn === null) return { state: "alive" };
  const day = 86_400_000;
  const days = Math.round(Date.parse(profile.endsOn) / day) - Math.floor(today.getTime() / day);
  return days > 0 ? { state: "ending", days } : { state: "ended" };
}
