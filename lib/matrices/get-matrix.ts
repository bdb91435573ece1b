import { loadCellViews } from "#lib/matrices/load-cells.ts";
import { loadMatrix, planOf, type StoredMatrix, titleOf } from "#lib/matrices/stored-matrix.ts";
import type { MatrixView } from "#lib/matrices/view.ts";
import { withCells } from "#lib/matrix-plan/cell-of-run.ts";
import type { Context } from "#lib/studio/context.ts";

/** A matrix as it is now. Errors: `not_found`. */
export async function getMatrix(context: Context, { matrixId }: { matrixId: string }): Promise<MatrixView> {
  return matrixView(context, await loadMatrix(context, matrixId));
}

export async function matrixView(context: Context, matrix: StoredMatrix): Promise<MatrixView> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const [template, version, cells] = await Promise.all([
    client.template.findFirst({ where: { id: matrix.templateId, workspaceId }, select: { slug: true } }),
    matrix.versionId === null
      ? null
      : client.templateVersion.findFirst({
          where: { id: matrix.versionId, workspaceId },
          select: { number: true },
        }),
    loadCellViews(context, matrix.cells),
  ]);
  const view: MatrixView = {
    id: matrix.id,
    title: titleOf(matrix),
    templateId: matrix.templateId,
    slug: template?.slug ?? "",
    version: version?.number ?? null,
    plan: planOf(matrix),
    cells: [],
    estimateNano: String(matrix.estimate),
    costNano: "0",
    heldNano: "0",
    capNano: matrix.cap === null ? null : String(matrix.cap),
    state: "running",
    stoppedAt: matrix.stoppedAt?.toISOString() ?? null,
    createdAt: matrix.createdAt.toISOString(),
  };
  return withCells(view, cells);
}
