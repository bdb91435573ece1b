import { describe, expect, it } from "vitest";
import { runStateOf } from "#lib/runs/run-state.ts";
import type { JobState, RunState } from "#lib/runs/view.ts";

describe("the state of a run", () => {
  it.each<[JobState[], RunState]>([
    [["succeeded", "queued"], "running"],
    [["unknown", "pending"], "running"],
    [["succeeded", "storing"], "running"],
    [["succeeded", "succeeded"], "succeeded"],
    [["succeeded", "unknown", "failed"], "partial"],
    [["unknown", "failed", "refused"], "unknown"],
    [["failed", "refused", "cancelled"], "failed"],
    [["written_off", "refused"], "failed"],
    [["refused", "cancelled"], "refused"],
    [["cancelled", "cancelled"], "cancelled"],
  ])("of jobs that are %j is %s", (jobs, state) => {
    expect(runStateOf(jobs)).toBe(state);
    expect(runStateOf([...jobs].reverse())).toBe(state);
  });
});
