import { AppError } from "#lib/errors.ts";
import type { Nano } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A workspace's money, nano-dollars as decimal strings; `limitNano` null means no limit. */
export type BudgetView = { limitNano: Nano | null; reservedNano: Nano; spentNano: Nano };

export async function readBudget({ studio, workspaceId }: Context): Promise<BudgetView> {
  const budget = await studio.database.client.budget.findUnique({ where: { workspaceId } });
  if (!budget) throw new AppError("not_found");
  return {
    limitNano: budget.limit === null ? null : String(budget.limit),
    reservedNano: String(budget.reserved),
    spentNano: String(budget.spent),
  };
}

/** A limit below what is already spent or reserved is allowed: it stops the next run. Throws `invalid_request` below zero. */
export async function setBudget(context: Context, input: { limitNano: Nano | null }): Promise<BudgetView> {
  if (input.limitNano !== null && !/^\d{1,18}$/.test(input.limitNano)) {
    throw new AppError("invalid_request", { field: "limitNano" });
  }
  const limit = input.limitNano === null ? null : BigInt(input.limitNano);
  await context.studio.database.client.budget.update({
    where: { workspaceId: context.workspaceId },
    data: { limit },
  });
  return readBudget(context);
}
