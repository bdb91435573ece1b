import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

/** A cover must be a picture of the workspace, outside the trash: `not_found` otherwise. */
export async function assertOwnCover(
  transaction: Transaction,
  workspaceId: string,
  imageId: string | null,
): Promise<void> {
  if (imageId === null) return;
  const where = { id: imageId, workspaceId, deletedAt: null, purgedAt: null };
  if ((await transaction.image.count({ where })) === 0)
    throw new AppError("not_found", { field: "coverImageId" });
}

/** A deployment must go through a connection of the workspace: `not_found` otherwise. */
export async function assertOwnDeployment(
  transaction: Transaction,
  workspaceId: string,
  deployment: { connectionId: string } | null,
): Promise<void> {
  if (deployment === null) return;
  const where = { id: deployment.connectionId, workspaceId };
  if ((await transaction.connection.count({ where })) === 0)
    throw new AppError("not_found", { field: "connectionId" });
}
