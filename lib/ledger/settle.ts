import type { Transaction } from "#lib/db/database.ts";
import { type EntryDetails, type EntrySubject, entryRow, writeEntries } from "#lib/ledger/entry.ts";

/** Money that is closed: what was held for the job, what it cost, in nano-dollars. */
export type Bill = EntryDetails & {
  kind: "settle" | "estimate" | "write_off";
  reserved: bigint;
  amount: bigint;
};

/** Turns a reservation into money spent. `amount` may pass the reservation: the provider has charged it all the same. */
export async function settle(
  transaction: Transaction,
  subject: EntrySubject,
  bill: Bill,
  now: number,
): Promise<void> {
  const rows = [entryRow(subject, bill.kind, bill.amount, now, bill)];
  if (bill.reserved !== 0n) rows.unshift(entryRow(subject, "release", bill.reserved, now));
  await writeEntries(transaction, rows);
  await transaction.budget.update({
    where: { workspaceId: subject.workspaceId },
    data: { reserved: { decrement: bill.reserved }, spent: { increment: bill.amount } },
  });
}

/** Gives a reservation back: nothing was charged. */
export async function release(
  transaction: Transaction,
  subject: EntrySubject,
  amount: bigint,
  now: number,
): Promise<void> {
  if (amount === 0n) return;
  await writeEntries(transaction, [entryRow(subject, "release", amount, now)]);
  await transaction.budget.update({
    where: { workspaceId: subject.workspaceId },
    data: { reserved: { decrement: amount } },
  });
}

/** Records that a reservation stays: the call may have been charged. Moves nothing. */
export async function hold(
  transaction: Transaction,
  subject: EntrySubject,
  amount: bigint,
  now: number,
  details: EntryDetails = {},
): Promise<void> {
  await writeEntries(transaction, [entryRow(subject, "hold", amount, now, details)]);
}
