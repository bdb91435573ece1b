import { retryEdit } from "#lib/edits/retry-edit.ts";
import { AppError } from "#lib/errors.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import { isOpen } from "#lib/runs/run-state.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";
import { startRun } from "#lib/runs/start-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Asks again for the pictures a run did not give: a new run of the same draft, with as many jobs as ended without one.
 * Jobs whose outcome is unknown stay as they are; their money stays held until they are written off.
 */
export async function retryRun(
  context: Context,
  { runId, idempotencyKey }: { runId: string; idempotencyKey: string },
): Promise<RunView> {
  const { studio, workspaceId } = context;
  const run = await studio.database.client.run.findFirst({
    where: { id: runId, workspaceId, deletedAt: null },
    include: { jobs: { select: { state: true } }, inputs: { orderBy: { position: "asc" } }, edit: true },
  });
  if (!run) throw new AppError("not_found");
  const count = run.jobs.filter(({ state }) => !isOpen(state) && state !== "succeeded").length;
  if (count === 0)
    throw new AppError("invalid_request", { field: "runId", message: "no job ended without a picture" });
  if (run.edit) return retryEdit(context, { ...run, edit: run.edit }, { count, idempotencyKey });
  return startRun(context, {
    connectionId: run.connectionId,
    model: run.model,
    prompt: run.prompt,
    count,
    parameters: readStored(drawParametersSchema, run.parameters),
    references: run.inputs.filter(({ role }) => role === "reference").map(({ imageId }) => imageId),
    service: run.service as DrawService,
    mask: run.inputs.find(({ role }) => role === "mask")?.imageId ?? null,
    idempotencyKey,
  });
}
