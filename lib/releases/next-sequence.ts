import type { Transaction } from "#lib/db/database.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { policySchema } from "#lib/releases/schema.ts";
import type { ReleasePolicy } from "#lib/releases/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Takes the environment's next number and keeps every other release and change of its policy waiting until the
 * transaction ends; one that is refused gives the number back, so there is no gap. Take it after the template's lock.
 */
export async function nextSequence(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  key: EnvironmentKey,
): Promise<{ sequence: number; policy: ReleasePolicy; storedPolicy: string }> {
  const { counter, policy } = await transaction.environment.update({
    where: { workspaceId_key: { workspaceId, key } },
    data: { counter: { increment: 1 }, updatedAt: new Date(studio.clock()) },
  });
  return { sequence: counter, policy: readStored(policySchema, policy), storedPolicy: policy };
}
