import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { policySchema } from "#lib/releases/schema.ts";
import type { ReleasePolicy } from "#lib/releases/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

/** What an environment asks for now. */
export async function loadPolicy(
  reader: Pick<Transaction, "environment">,
  { workspaceId }: Pick<Context, "workspaceId">,
  environment: EnvironmentKey,
): Promise<ReleasePolicy> {
  const row = await reader.environment.findFirst({ where: { workspaceId, key: environment } });
  if (!row) throw new AppError("not_found", { field: "environment" });
  return readStored(policySchema, row.policy);
}
