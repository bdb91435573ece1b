import { describe, expect, it } from "vitest";
import { editView, resultView } from "#components/editor/results/result-view.fixture.ts";
import { tilesOf } from "#components/editor/results/tiles.ts";
import { jobView, runView } from "#components/playground/run-view.fixture.ts";

const none: ReadonlySet<string> = new Set();
const run = runView({
  jobs: [
    jobView({ id: "job_1", index: 0, state: "succeeded" }),
    jobView({ id: "job_2", index: 1, state: "receiving" }),
    jobView({ id: "job_3", index: 2, state: "refused" }),
  ],
});
const kinds = (strip: Parameters<typeof tilesOf>[0]) =>
  tilesOf(strip).map(({ number, kind }) => `${number} ${kind}`);

describe("the strip of results", () => {
  it("has a place for every picture asked for, whatever became of it", () => {
    const edit = editView([resultView("job_1")]);
    expect(kinds({ run, edit, heard: run, hidden: none })).toEqual(["1 result", "2 drawing", "3 missed"]);
  });

  it("keeps the place of a picture that is drawn until the edit has been heard of", () => {
    const later = runView({ ...run, jobs: run.jobs.map((job) => ({ ...job, state: "succeeded" as const })) });
    const edit = editView([resultView("job_1")]);
    const keys = tilesOf({ run, edit, heard: run, hidden: none }).map(({ key }) => key);
    expect(kinds({ run: later, edit: null, heard: null, hidden: none })).toEqual([
      "1 drawing",
      "2 drawing",
      "3 drawing",
    ]);
    expect(tilesOf({ run: later, edit, heard: run, hidden: none }).map(({ key }) => key)).toEqual(keys);
  });

  it("drops what was rejected, here or elsewhere, and lets the others keep their numbers", () => {
    const done = runView({ ...run, jobs: run.jobs.map((job) => ({ ...job, state: "succeeded" as const })) });
    const edit = editView([resultView("job_1"), resultView("job_2"), resultView("job_3")]);
    const hidden = new Set(["composite_job_2"]);
    expect(kinds({ run: done, edit, heard: done, hidden })).toEqual(["1 result", "3 result"]);
    expect(kinds({ run: { ...done }, edit, heard: done, hidden })).toEqual(["1 result", "3 result"]);
    const without = editView([resultView("job_3")]);
    expect(kinds({ run: done, edit: without, heard: done, hidden: none })).toEqual(["3 result"]);
  });

  it("shows the results of a run nobody has at hand any more", () => {
    const edit = editView([resultView("job_1"), resultView("job_2", { composite: null })]);
    expect(kinds({ run: null, edit, heard: null, hidden: none })).toEqual(["1 result", "2 result"]);
    expect(kinds({ run: null, edit, heard: null, hidden: new Set(["raw_job_2"]) })).toEqual(["1 result"]);
  });
});
