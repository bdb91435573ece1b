import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { titleOf } from "#lib/matrices/stored-matrix.ts";
import type { MatrixSummary } from "#lib/matrices/view.ts";
import type { Context } from "#lib/studio/context.ts";

const mostListed = 50;

type Counts = { matrixId: string; cells: bigint | number; drawn: bigint | number; open: bigint | number };

/** The newest matrices, of one template or of all. */
export async function listMatrices(
  context: Context,
  { templateId }: { templateId: string | null },
): Promise<MatrixSummary[]> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const rows = await client.matrix.findMany({
    where: { workspaceId, ...(templateId !== null && { templateId }) },
    orderBy: { createdAt: "desc" },
    take: mostListed,
    omit: { content: true, fragments: true, plan: true },
  });
  if (rows.length === 0) return [];
  const counts = await client.$queryRaw<Counts[]>`
    SELECT c."matrixId" AS "matrixId", COUNT(*) AS "cells",
      SUM(CASE WHEN r."state" = 'succeeded' THEN 1 ELSE 0 END) AS "drawn",
      SUM(CASE WHEN r."state" = 'running' OR (c."runId" IS NULL AND c."error" IS NULL) THEN 1 ELSE 0 END) AS "open"
    FROM "MatrixCell" c LEFT JOIN "Run" r ON r."id" = c."runId"
    WHERE c."workspaceId" = ${workspaceId} AND c."matrixId" IN (${Prisma.join(rows.map(({ id }) => id))})
    GROUP BY c."matrixId"`;
  const templates = await client.template.findMany({
    where: { workspaceId, id: { in: rows.map((row) => row.templateId) } },
    select: { id: true, slug: true },
  });
  const versions = await client.templateVersion.findMany({
    where: { workspaceId, id: { in: rows.flatMap(({ versionId }) => versionId ?? []) } },
    select: { id: true, number: true },
  });
  return rows.map((row) => {
    const count = counts.find(({ matrixId }) => matrixId === row.id);
    const isOpen = Number(count?.open ?? 0) > 0;
    return {
      id: row.id,
      title: titleOf(row),
      slug: templates.find(({ id }) => id === row.templateId)?.slug ?? "",
      version: versions.find(({ id }) => id === row.versionId)?.number ?? null,
      cells: Number(count?.cells ?? 0),
      drawn: Number(count?.drawn ?? 0),
      estimateNano: String(row.estimate),
      state: isOpen ? "running" : row.stoppedAt ? "stopped" : "done",
      createdAt: row.createdAt.toISOString(),
    };
  });
}
