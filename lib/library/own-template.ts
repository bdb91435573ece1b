import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

type Scope = Pick<Context, "studio" | "workspaceId">;

/** The template, kept from others' changes until the transaction ends; `not_found` when it is not the workspace's own. */
export async function lockTemplate(transaction: Transaction, scope: Scope, templateId: string) {
  const { studio, workspaceId } = scope;
  // On SQLite the transaction itself is the lock.
  if (studio.database.kind === "postgresql")
    await transaction.$queryRaw`
      SELECT 1 AS "one" FROM "Template" WHERE "id" = ${templateId} AND "workspaceId" = ${workspaceId} FOR NO KEY UPDATE`;
  const template = await transaction.template.findFirst({ where: { id: templateId, workspaceId } });
  if (!template) throw new AppError("not_found");
  return template;
}

/**
 * Keeps others from giving names until the transaction ends: a slug and an alias stand in two tables, and no index holds
 * both. Take it before any row.
 */
export async function lockNames(transaction: Transaction, { studio, workspaceId }: Scope): Promise<void> {
  if (studio.database.kind === "postgresql")
    await transaction.$queryRaw`SELECT 1 AS "one" FROM pg_advisory_xact_lock(hashtextextended(${`slugs ${workspaceId}`}, 0))`;
}
