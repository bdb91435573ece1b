import { type JobState, openJobStates, type RunState } from "#lib/runs/view.ts";

/** Whether nothing more will happen to a job by itself. */
export function isOpen(state: string): boolean {
  return (openJobStates as readonly string[]).includes(state);
}

/** Sent, and not yet heard the end of: money may be owed for it, so it is never sent again. */
export const sentStates = ["dispatching", "receiving", "storing"] as const satisfies JobState[];

/** States a call may still deliver into: whoever made it knows better than the clock. */
export const deliverableStates: readonly string[] = [...sentStates, "pending", "unknown", "written_off"];

/** The state of a run from those of its jobs (`RunState` says the rule). A written-off job counts as failed. */
export function runStateOf(states: readonly string[]): RunState {
  if (states.some(isOpen)) return "running";
  const drawn = states.filter((state) => state === "succeeded").length;
  if (drawn > 0) return drawn === states.length ? "succeeded" : "partial";
  if (states.includes("unknown")) return "unknown";
  if (states.includes("failed") || states.includes("written_off")) return "failed";
  return states.includes("refused") ? "refused" : "cancelled";
}
