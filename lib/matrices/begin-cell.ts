import { createHash } from "node:crypto";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import type { Quality } from "#lib/images/parameters.ts";
import { noteTemplateUse } from "#lib/library/note-template-use.ts";
import { problemError } from "#lib/library/refuse-problems.ts";
import { templateRunParts } from "#lib/library/template-run-parts.ts";
import { cellKey, contentOf, planOf } from "#lib/matrices/stored-matrix.ts";
import { fillCell } from "#lib/matrix-plan/fill-cell.ts";
import { beginRun, type RunParts } from "#lib/runs/start-run.ts";
import type { Actor, Context, Studio } from "#lib/studio/context.ts";
import type { Filled } from "#lib/template/fill.ts";

/** The disk or the database may be well again; everything else would only happen again. */
const passing: readonly ErrorCode[] = [
  "database_unavailable",
  "disk_full",
  "storage_failed",
  "shutting_down",
];

async function loadCell(studio: Studio, cellId: string) {
  return studio.database.client.matrixCell.findUniqueOrThrow({
    where: { id: cellId },
    include: { matrix: true },
  });
}

type LoadedCell = Awaited<ReturnType<typeof loadCell>>;

/**
 * Begins the run of a cell once for each attempt, whoever else does the same at this moment; the run and the cell that
 * points to it are one transaction. What can't be begun is written into the cell. Rejects with what may pass.
 */
export async function beginCell(studio: Studio, cellId: string): Promise<void> {
  const cell = await loadCell(studio, cellId);
  const { matrix, workspaceId, attempt } = cell;
  const actor: Actor = { kind: matrix.actorKind as Actor["kind"], id: matrix.actorId };
  const requestId = newId("req", studio.clock());
  const context: Context = { studio, workspaceId, actor, requestId };
  const key = cellKey(cell.id, attempt);
  const fingerprint = createHash("sha256").update(key).digest("hex");
  try {
    const runId = await beginRun(context, key, fingerprint, () => gather(context, cell));
    if (cell.runId === null) await pointTo(studio, cell, runId);
  } catch (thrown) {
    const failure = AppError.from(thrown);
    // Stopped meanwhile, or begun by somebody else.
    if (failure.code === "stopped") return;
    if (passing.includes(failure.code)) throw failure;
    if (failure.code === "internal")
      studio.logger.error({ err: thrown, cellId }, "a cell could not be begun");
    await studio.database.client.matrixCell.updateMany({
      where: { id: cell.id, attempt, runId: null, error: null },
      data: { error: JSON.stringify(failure.view(requestId)) },
    });
  }
}

/** The run's own transaction has done it, unless the run was there already. */
async function pointTo(studio: Studio, { id, attempt }: LoadedCell, runId: string): Promise<void> {
  await studio.database.client.matrixCell.updateMany({
    where: { id, attempt, runId: null, error: null },
    data: { runId },
  });
}

async function gather(context: Context, cell: LoadedCell): Promise<RunParts> {
  const plan = planOf(cell.matrix);
  const { connectionId, model, attempt, matrix } = cell;
  const filled = fill(cell);
  const count = filled.count - (await drawnBefore(context, cell));
  // Somebody brought the picture back from an earlier attempt.
  if (count <= 0) throw new AppError("matrix_nothing_to_retry");
  const idempotencyKey = cellKey(cell.id, attempt);
  const service = plan.batch ? ("batch" as const) : ("standard" as const);
  const { content } = contentOf(matrix);
  const asked = { connectionId, model, idempotencyKey, service };
  const parts = await templateRunParts(context, asked, { filled: { ...filled, count }, content });
  return {
    ...parts,
    async attach(transaction, begun) {
      const taken = await transaction.matrixCell.updateMany({
        where: { id: cell.id, attempt, runId: null, error: null },
        data: { runId: begun.id },
      });
      if (taken.count !== 1) throw new AppError("stopped");
      await parts.attach(transaction, begun);
      const { templateId, versionId } = matrix;
      const values = { ...plan.values, ...rowValues(cell) };
      const use = { templateId, versionId, values, via: "matrix" as const, connectionId, model };
      await noteTemplateUse(transaction, context, use, begun);
    },
  };
}

/** As `createMatrix` has written them. */
const rowValues = ({ values }: Pick<LoadedCell, "values">) => JSON.parse(values) as Record<string, string>;

function fill(cell: LoadedCell): Filled {
  const quality = cell.quality === "" ? null : (cell.quality as Quality);
  const result = fillCell(
    contentOf(cell.matrix),
    planOf(cell.matrix),
    { values: rowValues(cell) },
    { quality },
  );
  if (result.ok) return result.filled;
  const [problem] = result.problems;
  throw problem ? problemError(problem) : new AppError("internal", { message: "a cell did not fill" });
}

/** Pictures earlier attempts have drawn: only what is missing is asked for again. */
async function drawnBefore({ studio, workspaceId }: Context, { id, attempt }: LoadedCell): Promise<number> {
  if (attempt === 1) return 0;
  const keys = Array.from({ length: attempt - 1 }, (_, index) => cellKey(id, index + 1));
  return studio.database.client.job.count({
    where: { workspaceId, state: "succeeded", run: { idempotencyKey: { in: keys } } },
  });
}
