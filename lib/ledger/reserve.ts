import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type EntrySubject, entryRow, writeEntries } from "#lib/ledger/entry.ts";

/** What one job holds back, in nano-dollars. */
export type Reservation = { subject: EntrySubject; amount: bigint };

/**
 * Holds money for all jobs of a run or for none: one conditional update decides, so no race can overrun the budget,
 * and a reservation is never shrunk to what is left. Throws `budget_exceeded` with `requested` and `remaining`
 * (nano-dollars as decimal strings).
 */
export async function reserve(
  transaction: Transaction,
  workspaceId: string,
  reservations: readonly Reservation[],
  now: number,
): Promise<void> {
  const total = reservations.reduce((sum, { amount }) => sum + amount, 0n);
  const changed = await transaction.$executeRaw`
    UPDATE "Budget" SET "reserved" = "reserved" + ${total}
    WHERE "workspaceId" = ${workspaceId} AND ("limit" IS NULL OR "spent" + "reserved" + ${total} <= "limit")`;
  if (changed !== 1) throw await exceeded(transaction, workspaceId, total);
  await writeEntries(
    transaction,
    reservations.map(({ subject, amount }) => entryRow(subject, "reserve", amount, now)),
  );
}

async function exceeded(transaction: Transaction, workspaceId: string, total: bigint): Promise<Error> {
  const budget = await transaction.budget.findUnique({ where: { workspaceId } });
  if (!budget) return new Error(`Workspace ${workspaceId} has no budget row.`);
  const left = (budget.limit ?? 0n) - budget.spent - budget.reserved;
  return new AppError("budget_exceeded", {
    params: { requested: String(total), remaining: String(left > 0n ? left : 0n) },
  });
}
