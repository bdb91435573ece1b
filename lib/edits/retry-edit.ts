import { createHash } from "node:crypto";
import type { Edit, Run, RunInput } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { type Input, loadConnection, prepareInputs } from "#lib/runs/prepare-draft.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";
import { beginRun } from "#lib/runs/start-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

type EditedRun = Run & { edit: Edit; inputs: RunInput[] };

/** The same edit once more, with the very pictures that were sent before. */
export async function retryEdit(
  context: Context,
  run: EditedRun,
  { count, idempotencyKey }: { count: number; idempotencyKey: string },
): Promise<RunView> {
  const fingerprint = createHash("sha256")
    .update(JSON.stringify(["retry", run.id, count]))
    .digest("hex");
  const runId = await beginRun(context, idempotencyKey, fingerprint, async () => {
    const connection = await loadConnection(context, run);
    await refusePurged(context, run.edit);
    const inputs = await loadInputs(context, run);
    const parameters = readStored(drawParametersSchema, run.parameters);
    const { connectionId, model, prompt, sentPrompt } = run;
    const sent = { model, prompt: sentPrompt ?? prompt, count, parameters };
    return {
      draft: { connectionId, model, prompt, count, parameters },
      prepared: await prepareInputs(context, connection, sent, inputs),
      sentPrompt,
      async attach(transaction, { id }) {
        await transaction.edit.create({ data: { ...run.edit, runId: id } });
      },
    };
  });
  return getRun(context, { runId });
}

/** Without them the picture would be paid for and could not be put together. */
async function refusePurged({ studio, workspaceId }: Context, { sourceId, maskId }: Edit): Promise<void> {
  const ids = new Set([sourceId, ...(maskId === null ? [] : [maskId])]);
  const where = { workspaceId, id: { in: [...ids] }, purgedAt: null };
  if ((await studio.database.client.image.count({ where })) < ids.size)
    throw new AppError("reference_missing", { params: { position: 1 } });
}

async function loadInputs({ studio, workspaceId }: Context, run: EditedRun): Promise<Input[]> {
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, purgedAt: null, id: { in: run.inputs.map(({ imageId }) => imageId) } },
    select: { id: true, blob: { select: { mime: true, width: true, height: true } } },
  });
  const sizes = new Map(images.map(({ id, blob }) => [id, blob]));
  return run.inputs.map(({ imageId, role, position }) => {
    const size = sizes.get(imageId);
    if (!size) throw new AppError("reference_missing", { params: { position: position + 1 } });
    return { imageId, role: role as Input["role"], position, ...size };
  });
}
