import type { Transaction } from "#lib/db/database.ts";
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
  const used = await usedBytes(client, workspaceId);
  if (coming > 0 ? used + BigInt(coming) > storageLimit : used >= storageLimit) throw exceeded(storageLimit);
}

/** The same for bytes whose row was just written: many uploads at once would each find room for itself. */
export async function assertStillFits(transaction: Transaction, workspaceId: string): Promise<void> {
  const { storageLimit } = await transaction.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { storageLimit: true },
  });
  if (storageLimit === null) return;
  // They stand in line here; blobs are locked before it, and events raised after it, everywhere.
  const data = { eventCounter: { increment: 0 } };
  await transaction.workspace.update({ where: { id: workspaceId }, data });
  if ((await usedBytes(transaction, workspaceId)) > storageLimit) throw exceeded(storageLimit);
}

async function usedBytes(client: Transaction, workspaceId: string): Promise<bigint> {
  const { _sum } = await client.blob.aggregate({
    where: { workspaceId, purgedAt: null },
    _sum: { bytes: true },
  });
  return BigInt(_sum.bytes ?? 0);
}

const exceeded = (storageLimit: bigint) =>
  new AppError("storage_quota_exceeded", { params: { limitBytes: Number(storageLimit) } });
