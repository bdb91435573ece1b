import { type IntegrityReport, reportSchema } from "#lib/storage/integrity-report.ts";
import type { IntegrityCheckView, IntegrityFinding } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A check whose process has said nothing for so long is over. */
export const silentMs = 30_000;
const mostShown = 200;

/** The workspace's newest check with its findings, or null when there was none. */
export async function latestCheck(context: Context): Promise<IntegrityCheckView | null> {
  const { studio, workspaceId } = context;
  const row = await studio.database.client.integrityCheck.findFirst({
    where: { workspaceId },
    orderBy: { id: "desc" },
  });
  if (!row) return null;
  const report = reportSchema.parse(JSON.parse(row.report));
  const silent = row.heartbeatAt.getTime() + silentMs < studio.clock();
  const state = row.state === "running" && silent ? "stopped" : (row.state as IntegrityCheckView["state"]);
  return {
    id: row.id,
    state,
    total: row.total,
    checked: row.checked,
    bytes: Number(row.bytes),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? (state === "stopped" ? row.heartbeatAt.toISOString() : null),
    missing: report.missing,
    damaged: report.damaged,
    unnamed: report.unnamed,
    findings: await withImages(context, report.findings.slice(0, mostShown)),
  };
}

async function withImages(
  { studio, workspaceId }: Context,
  findings: IntegrityReport["findings"],
): Promise<IntegrityFinding[]> {
  if (findings.length === 0) return [];
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, purgedAt: null, sha256: { in: findings.map(({ sha256 }) => sha256) } },
    select: { id: true, name: true, listed: true, deletedAt: true, sha256: true },
    orderBy: { id: "asc" },
  });
  const bySha256 = Map.groupBy(images, ({ sha256 }) => sha256);
  return findings.map(({ kind, sha256 }) => ({
    kind,
    sha256,
    images: (bySha256.get(sha256) ?? []).map(({ id, name, listed, deletedAt }) => ({
      id,
      name,
      listed,
      trashed: deletedAt !== null,
    })),
  }));
}
