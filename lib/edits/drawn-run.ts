import { getEdit } from "#lib/edits/get-edit.ts";
import { getRun } from "#lib/runs/get-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * A run with the pictures whoever asked for it is meant to get: of an edit with locked pixels those that were put
 * together, and it runs until they are. Errors: `not_found`.
 */
export async function drawnRun(context: Context, { runId }: { runId: string }): Promise<RunView> {
  const run = await getRun(context, { runId });
  if (!run.edit || run.state === "running") return run;
  const { results } = await getEdit(context, { runId });
  if (results.some(({ state }) => state === "pending")) return { ...run, state: "running" };
  const images = results.flatMap(({ state, composite, raw }) => (state === "done" ? [composite ?? raw] : []));
  const failures = results.flatMap(({ error }) => error ?? []);
  const jobs = run.jobs.map((job) => ({ ...job, error: job.error ?? failures.shift() ?? null }));
  return { ...run, images, jobs };
}
