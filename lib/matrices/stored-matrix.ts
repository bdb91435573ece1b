import { AppError } from "#lib/errors.ts";
import { isId } from "#lib/ids.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import { storedPlanSchema } from "#lib/matrices/schema.ts";
import type { MatrixPlan } from "#lib/matrices/view.ts";
import type { MatrixContent } from "#lib/matrix-plan/fill-cell.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";
import type { Localized } from "#lib/template/content.ts";

/** A matrix of the workspace with its cells, row by row. Errors: `not_found`. */
export async function loadMatrix({ studio, workspaceId }: Context, matrixId: string) {
  if (!isId("mtx", matrixId)) throw new AppError("not_found");
  const matrix = await studio.database.client.matrix.findFirst({
    where: { id: matrixId, workspaceId },
    include: { cells: { orderBy: [{ row: "asc" }, { column: "asc" }] } },
  });
  if (!matrix) throw new AppError("not_found");
  return matrix;
}

export type StoredMatrix = Awaited<ReturnType<typeof loadMatrix>>;
export type StoredCell = StoredMatrix["cells"][number];

export const planOf = ({ plan }: Pick<StoredMatrix, "plan">): MatrixPlan =>
  readStored(storedPlanSchema, plan);

export const contentOf = ({
  content,
  fragments,
}: Pick<StoredMatrix, "content" | "fragments">): MatrixContent => ({
  content: storedContent(content),
  fragments: storedFragments(fragments),
});

/** As `createMatrix` has written it. */
export const titleOf = ({ title }: Pick<StoredMatrix, "title">): Localized => JSON.parse(title) as Localized;

/** The key of a cell's run: one for each attempt, so that nothing is begun twice, by whomever. */
export const cellKey = (cellId: string, attempt: number): string => `matrix-${cellId}-${attempt}`;
