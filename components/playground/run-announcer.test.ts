import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Announcement, createAnnouncer } from "#components/playground/run-announcer.ts";
import { jobView, runView } from "#components/playground/run-view.fixture.ts";
import type { JobState, RunState } from "#lib/runs/view.ts";

const begun = Date.parse("2026-11-20T10:00:00.000Z");
beforeEach(() => {
  vi.useFakeTimers({ now: begun });
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (states: JobState[], state: RunState = "running", medianMs: number | null = 60_000) =>
  runView({
    count: states.length,
    state,
    medianMs,
    costNano: "170000000",
    finishedAt: state === "running" ? null : new Date().toISOString(),
    jobs: states.map((jobState, index) => jobView({ id: `job_${index}`, index, state: jobState })),
  });

function listen() {
  const told: Announcement[] = [];
  return { told, announcer: createAnnouncer((announcement) => told.push(announcement)) };
}
const kinds = (told: Announcement[]) => told.map(({ kind }) => kind);

it("says at most six things about four pictures in sixty seconds, in order", () => {
  const { told, announcer } = listen();
  const states: JobState[] = Array(4).fill("receiving");
  announcer.hear(run(states));
  vi.advanceTimersByTime(31_000);
  for (let index = 0; index < 4; index++) {
    states[index] = "succeeded";
    announcer.hear(run(states, index === 3 ? "succeeded" : "running"));
    vi.advanceTimersByTime(7_000);
  }
  expect(kinds(told)).toEqual(["started", "halfway", "ready", "ready", "ready", "done"]);
  expect(told.at(-1)).toMatchObject({ ready: 4, costNano: "170000000" });
});

it("says at most six things about ten pictures", () => {
  const { told, announcer } = listen();
  const states: JobState[] = Array(10).fill("receiving");
  announcer.hear(run(states));
  vi.advanceTimersByTime(31_000);
  for (let index = 0; index < 10; index++) {
    states[index] = "succeeded";
    announcer.hear(run(states, index === 9 ? "succeeded" : "running"));
    vi.advanceTimersByTime(2_000);
  }
  expect(told.length).toBeLessThanOrEqual(6);
  expect(kinds(told).at(-1)).toBe("done");
});

it("tells pictures that come within a second as one", () => {
  const { told, announcer } = listen();
  announcer.hear(run(["receiving", "receiving", "receiving"]));
  announcer.hear(run(["succeeded", "receiving", "receiving"]));
  vi.advanceTimersByTime(400);
  announcer.hear(run(["succeeded", "succeeded", "receiving"]));
  vi.advanceTimersByTime(1000);
  expect(told.slice(1)).toEqual([{ kind: "ready", ready: 2, count: 3 }]);
});

it("keeps silent about previews, and about runs that were over before the page was opened", () => {
  const { told, announcer } = listen();
  announcer.hear(runView({ ...run(["succeeded"], "succeeded"), id: "run_old" }));
  announcer.hear(run(["receiving"]));
  for (let index = 0; index < 3; index++) {
    announcer.hear({
      ...run(["receiving"]),
      jobs: [jobView({ state: "receiving", partial: { index, url: "/p" } })],
    });
    vi.advanceTimersByTime(3000);
  }
  expect(kinds(told)).toEqual(["started"]);
});

it("tells a failure once, when the run is over", () => {
  const { told, announcer } = listen();
  announcer.hear(run(["receiving", "receiving"]));
  announcer.hear(run(["refused", "receiving"]));
  vi.advanceTimersByTime(2000);
  announcer.hear(run(["refused", "succeeded"], "partial"));
  announcer.hear(run(["refused", "succeeded"], "partial"));
  expect(kinds(told)).toEqual(["started", "failed"]);
  expect(told[1]).toMatchObject({ failed: 1, count: 2 });
});

it("says stopped, not done, after a stop", () => {
  const { told, announcer } = listen();
  announcer.hear(run(["receiving", "queued"]));
  announcer.hear(run(["succeeded", "cancelled"], "partial"));
  expect(kinds(told)).toEqual(["started", "stopped"]);
});

it("does not say started again for a run found running after a reload", () => {
  const { told, announcer } = listen();
  vi.setSystemTime(begun + 20_000);
  announcer.hear(run(["receiving"]));
  expect(told).toEqual([]);
});
