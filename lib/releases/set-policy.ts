import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { ensureEnvironments, environmentView } from "#lib/releases/environments.ts";
import type { EnvironmentView, ReleasePolicy } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Says what an environment asks for from now on; what was released stays. A person's business: a program that could
 * lower the bar would be held by none. Errors: `forbidden`.
 */
export async function setPolicy(
  context: Context,
  { environment: key, policy }: { environment: EnvironmentKey; policy: ReleasePolicy },
): Promise<EnvironmentView> {
  const { studio, workspaceId, actor } = context;
  if (actor.kind !== "user") throw new AppError("forbidden");
  await ensureEnvironments(context);
  const stored = JSON.stringify({ ...policy, who: [...new Set(policy.who)].sort() });
  return studio.database.transaction(async (transaction) => {
    const where = { workspaceId_key: { workspaceId, key } };
    const before = await transaction.environment.findUniqueOrThrow({ where });
    const updatedAt = new Date(studio.clock());
    const row = await transaction.environment.update({ where, data: { policy: stored, updatedAt } });
    const details = { environment: key, before: before.policy, after: stored };
    await recordAudit(transaction, context, { action: "environment.policy", subjectId: key, details });
    return environmentView(row);
  });
}
