import type { JudgeReader } from "#lib/releases/judge-release.ts";
import { judgeProof } from "#lib/releases/judge-release.ts";
import { type ReleaseRow, releaseInclude, releaseView } from "#lib/releases/release-rows.ts";
import { policySchema } from "#lib/releases/schema.ts";
import type { ReleaseView } from "#lib/releases/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

/** Everything that was released of a template and withdrawn, in all environments, newest first. */
export async function listReleases(
  context: Context,
  { templateId }: { templateId: string },
): Promise<ReleaseView[]> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const rows: ReleaseRow[] = await client.release.findMany({
    where: { workspaceId, templateId },
    include: releaseInclude,
    orderBy: { id: "desc" },
  });
  const pointers = await client.environmentPointer.findMany({
    where: { workspaceId, templateId },
    select: { releaseId: true },
  });
  const current = new Set(pointers.map(({ releaseId }) => releaseId));
  const flagged = await stillUnproven(context, rows);
  return rows.map((row) => releaseView(row, { current: current.has(row.id), flagged: flagged.has(row.id) }));
}

/**
 * The hotfixes whose version still lacks on its deployment what the policy asked for then. That there is nobody else to
 * look at it is no lack of evidence.
 */
async function stillUnproven(context: Context, rows: readonly ReleaseRow[]): Promise<Set<string>> {
  const reader: JudgeReader = context.studio.database.client;
  const hotfixes = rows.filter(({ kind }) => kind === "hotfix");
  const versions = await reader.templateVersion.findMany({
    where: { workspaceId: context.workspaceId, id: { in: hotfixes.map(({ versionId }) => versionId) } },
  });
  const flagged = new Set<string>();
  for (const { id, versionId, connectionId, model, policy } of hotfixes) {
    const version = versions.find((one) => one.id === versionId);
    if (!version) continue;
    const judged = {
      version,
      subject: { versionId, connectionId, model },
      policy: readStored(policySchema, policy),
    };
    const { findings } = await judgeProof(reader, context, judged);
    if (findings.some(({ rule }) => rule !== "onePerson")) flagged.add(id);
  }
  return flagged;
}
