import { recordAudit } from "#lib/audit/record.ts";
import type { Context } from "#lib/studio/context.ts";

/** Sets how many bytes of originals the workspace may keep; null lifts the limit. What is there already stays. */
export async function setStorageLimit(
  context: Context,
  { limitBytes }: { limitBytes: number | null },
): Promise<{ limitBytes: number | null }> {
  const { studio, workspaceId } = context;
  await studio.database.transaction(async (transaction) => {
    await transaction.workspace.update({
      where: { id: workspaceId },
      data: { storageLimit: limitBytes === null ? null : BigInt(limitBytes) },
    });
    const details = { limitBytes };
    await recordAudit(transaction, context, { action: "storage.limit", subjectId: workspaceId, details });
  });
  return { limitBytes };
}
