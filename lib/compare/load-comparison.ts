import { readVerdicts } from "#lib/compare/verdicts.ts";
import type { ComparedImage, Comparison } from "#lib/compare/view.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { loadRunViews } from "#lib/runs/load-run-views.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Pictures beside each other, in the order asked for. One that is somebody else's, in the trash or gone is named in
 * `missing`: the others can still be compared.
 */
export async function loadComparison(
  context: Context,
  { imageIds }: { imageIds: readonly string[] },
): Promise<Comparison> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const ids = [...new Set(imageIds)];
  const rows = await client.image.findMany({
    where: { workspaceId, id: { in: ids }, deletedAt: null, purgedAt: null },
    include: { blob: true },
  });
  const jobIds = rows.flatMap(({ jobId }) => jobId ?? []);
  const [runs, latencies, verdicts] = await Promise.all([
    loadRunViews(context, { ids: [...new Set(rows.flatMap(({ runId }) => runId ?? []))] }),
    readLatencies(context, jobIds),
    readVerdicts(client, context, ids),
  ]);
  const images = ids.flatMap((id): ComparedImage[] => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const run = (row.runId && runs.get(row.runId)) || null;
    const job = run?.jobs.find((one) => one.id === row.jobId);
    const latencyMs = (row.jobId && latencies.get(row.jobId)) || null;
    return [{ image: imageView(row), run, chargeNano: job?.chargeNano ?? null, latencyMs }];
  });
  const found = new Set(images.map(({ image }) => image.id));
  return { images, missing: ids.filter((id) => !found.has(id)), verdicts };
}

/** Milliseconds from the call to its answer, by job. */
async function readLatencies(
  { studio, workspaceId }: Context,
  jobIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await studio.database.client.dispatch.findMany({
    where: { workspaceId, jobId: { in: [...jobIds] }, outcome: "succeeded" },
    select: { jobId: true, dispatchedAt: true, finishedAt: true },
  });
  return new Map(
    rows.flatMap(({ jobId, dispatchedAt, finishedAt }) =>
      finishedAt ? [[jobId, finishedAt.getTime() - dispatchedAt.getTime()] as const] : [],
    ),
  );
}
