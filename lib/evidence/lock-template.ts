import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Keeps everybody else's words about a template (cases, ratings, reviews, releases) waiting until this transaction ends,
 * so that what was weighed is what is there when it is written down. `not_found` when it is somebody else's or gone.
 */
export async function lockTemplate(
  transaction: Transaction,
  { studio, workspaceId }: Context,
  templateId: string,
): Promise<void> {
  // On SQLite the transaction itself is the lock.
  if (studio.database.kind === "postgresql")
    await transaction.$queryRaw`SELECT 1 FROM "Template"
      WHERE "id" = ${templateId} AND "workspaceId" = ${workspaceId} FOR NO KEY UPDATE`;
  const own = await transaction.template.count({ where: { id: templateId, workspaceId } });
  if (own === 0) throw new AppError("not_found");
}
