import type { EditResultView, EditView } from "#lib/edits/view.ts";
import { type JobView, openJobStates, type RunView } from "#lib/runs/view.ts";

/** One place of the strip. `key` stays while a job turns into a result. `number` counts from 1, gaps included. */
export type Tile = { key: string; number: number } & (
  | { kind: "drawing"; job: JobView }
  /** No picture came. */
  | { kind: "missed"; job: JobView }
  | { kind: "result"; result: EditResultView }
);

const isOpen = ({ state }: JobView) => (openJobStates as readonly string[]).includes(state);

/** The picture a person sees of a result. */
export const shownOf = ({ composite, raw }: EditResultView) => composite ?? raw;

/** `heard`: the run as it was when the edit was asked for; a newer one may have drawn more. */
type Strip = {
  run: RunView | null;
  edit: EditView | null;
  heard: RunView | null;
  /** Pictures put into the trash a moment ago. */
  hidden: ReadonlySet<string>;
};

/** What stands on the strip, in the order it was asked for. Without its run (an old one) only results are known. */
export function tilesOf({ run, edit, heard, hidden }: Strip): Tile[] {
  const results = (edit?.results ?? []).filter((result) => !hidden.has(shownOf(result).id));
  if (!run) return results.map((result, index) => resultTile(result, index + 1));
  const told = new Set(heard?.jobs.flatMap(({ id, state }) => (state === "succeeded" ? [id] : [])));
  const rejected = (edit?.results ?? []).filter((result) => hidden.has(shownOf(result).id));
  const ofJobs = run.jobs.flatMap((job): Tile[] => {
    const mine = results.filter(({ raw }) => raw.jobId === job.id);
    if (mine.length > 0) return mine.map((result) => resultTile(result, job.index + 1));
    if (rejected.some(({ raw }) => raw.jobId === job.id)) return [];
    const place = { key: job.id, number: job.index + 1, job };
    if (isOpen(job) || (job.state === "succeeded" && !told.has(job.id)))
      return [{ kind: "drawing", ...place }];
    return job.state === "succeeded" ? [] : [{ kind: "missed", ...place }];
  });
  const known = new Set(run.jobs.map(({ id }) => id));
  const others = results.filter(({ raw }) => raw.jobId === null || !known.has(raw.jobId));
  return [...ofJobs, ...others.map((result, index) => resultTile(result, ofJobs.length + index + 1))];
}

const resultTile = (result: EditResultView, number: number): Tile => ({
  key: result.raw.jobId ?? result.rawId,
  number,
  kind: "result",
  result,
});
