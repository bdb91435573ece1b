import type { Transaction } from "#lib/db/database.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Subject } from "#lib/releases/load-proof.ts";
import type { Context } from "#lib/studio/context.ts";

type Where = { environment: EnvironmentKey; subject: Subject };

/**
 * The newest earlier release of exactly this version and deployment in the environment. `proven`: it met its policy, so
 * its proof still counts; a hotfix had none to count.
 */
export async function releasedBefore(
  reader: Pick<Transaction, "release">,
  { workspaceId }: Pick<Context, "workspaceId">,
  { environment, subject }: Where,
): Promise<{ proven: { reviewId: string | null; evidenceDigest: string | null } | null; ever: boolean }> {
  const { versionId, connectionId, model } = subject;
  const rows = await reader.release.findMany({
    where: { workspaceId, environment, versionId, connectionId, model, kind: { not: "withdraw" } },
    orderBy: { sequence: "desc" },
    select: { kind: true, reviewId: true, evidenceDigest: true },
  });
  const found = rows.find(({ kind }) => kind !== "hotfix");
  const proven = found ? { reviewId: found.reviewId, evidenceDigest: found.evidenceDigest } : null;
  return { proven, ever: rows.length > 0 };
}
