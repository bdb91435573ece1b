import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Refuses what would bring more into a workspace that is full. What was paid for is stored all the same. Without a limit
 * nothing is counted. Errors: `storage_quota_exceeded`.
 */
export async function assertSpace({ studio, workspaceId }: Context, coming = 0): Promise<void> {
  const { client } = studio.database;
  const { storageLimit } = await client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { storageLimit: true },
  });
  if (storageLimit === null) return;
  const { _sum } = await client.blob.aggregate({
    where: { workspaceId, purgedAt: null },
    _sum: { bytes: true },
  });
  const used = BigInt(_sum.bytes ?? 0);
  if (coming > 0 ? used + BigInt(coming) > storageLimit : used >= storageLimit)
    throw new AppError("storage_quota_exceeded", { params: { limitBytes: Number(storageLimit) } });
}
