import { loadProvable } from "#lib/evidence/load-provable.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { ensureEnvironments } from "#lib/releases/environments.ts";
import { firmFindings, type JudgeReader, judgeProof } from "#lib/releases/judge-release.ts";
import { loadPolicy } from "#lib/releases/load-policy.ts";
import { releasedBefore } from "#lib/releases/released-before.ts";
import type { CheckReleaseInput } from "#lib/releases/schema.ts";
import { firmRules, type PolicyFinding, type ReleaseCheck } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";
import { type BreakingChange, breakingChanges } from "#lib/template/breaking-changes.ts";

/**
 * Whether this version could be made current in the environment now, and what is missing. The same judgement as
 * `release` makes, which makes it again. Errors: `not_found`, `version_retired`.
 */
export async function checkRelease(context: Context, input: CheckReleaseInput): Promise<ReleaseCheck> {
  const { studio, workspaceId } = context;
  const { environment, versionId, connectionId, model } = input;
  await ensureEnvironments(context);
  const reader: JudgeReader = studio.database.client;
  const version = await loadProvable(reader, context, versionId);
  const policy = await loadPolicy(reader, context, environment);
  const judged = { version, subject: { versionId, connectionId, model }, policy };
  const firm = await firmFindings(reader, context, judged);
  const { proof, findings } = await judgeProof(reader, context, judged);
  const pointer = await reader.environmentPointer.findFirst({
    where: { workspaceId, environment, templateId: version.templateId },
  });
  const all = [...firm, ...findings];
  const { proven } = await releasedBefore(reader, context, { environment, subject: judged.subject });
  return {
    environment,
    allowed: all.length === 0,
    breakable: all.length > 0 && mayBreakGlass(context, all),
    findings: all,
    provenBefore: proven !== null,
    evidenceRunId: proof?.evidenceRunId ?? null,
    totals: proof?.totals ?? null,
    breaking: await breakingAgainst(reader, context, { pointer, version }),
    currentReleaseId: pointer?.releaseId ?? null,
  };
}

type Against = { pointer: { versionId: string; withdrawn: boolean } | null; version: { content: string } };

/** What would break programs that call what is current; nothing where nobody is served. */
async function breakingAgainst(
  reader: JudgeReader,
  { workspaceId }: Context,
  { pointer, version }: Against,
): Promise<BreakingChange[]> {
  if (!pointer || pointer.withdrawn) return [];
  const current = await reader.templateVersion.findFirst({
    where: { id: pointer.versionId, workspaceId },
    select: { content: true },
  });
  return current ? breakingChanges(storedContent(current.content), storedContent(version.content)) : [];
}

/** A person may go past what was not proved; nobody past what would not work. */
export function mayBreakGlass({ actor }: Context, findings: readonly PolicyFinding[]): boolean {
  return actor.kind === "user" && !findings.some(({ rule }) => firmRules.includes(rule));
}
