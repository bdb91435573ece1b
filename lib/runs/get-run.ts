import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/ids.ts";
import { loadRunViews } from "#lib/runs/load-run-views.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** The run as it is now. One in the trash, and one of somebody else, is `not_found`. */
export async function getRun(context: Context, { runId }: { runId: string }): Promise<RunView> {
  if (!isId("run", runId)) throw new AppError("not_found");
  const run = (await loadRunViews(context, { ids: [runId] })).get(runId);
  if (!run) throw new AppError("not_found");
  return run;
}
