import type { Transaction } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import type { Price } from "#lib/models/profile.ts";
import type { Usage } from "#lib/providers/provider.ts";
import type { Actor } from "#lib/studio/context.ts";

/**
 * What an entry moves (amounts in nano-dollars):
 * reserve    `Budget.reserved` up, when a run is started
 * release    `Budget.reserved` down, once the job it was held for is closed
 * settle     `Budget.spent` up, billed from the usage the provider reported
 * estimate   `Budget.spent` up, the provider reported no usage: the reservation is taken as the bill
 * write_off  `Budget.spent` up, a person closed a call nobody knows the outcome of
 * hold       nothing: says that a reservation stays because the call may have been charged
 * A correction is a second entry of the kind that was wrong, with the difference, which may be negative.
 */
export type EntryKind = "reserve" | "release" | "settle" | "estimate" | "write_off" | "hold";

/** The kinds that are money spent. */
export const spendingKinds = ["settle", "estimate", "write_off"] as const satisfies EntryKind[];

/** What an entry is about. */
export type EntrySubject = {
  workspaceId: string;
  actor: Actor;
  runId: string;
  jobId: string;
  dispatchId: string | null;
  connectionId: string;
  model: string;
  /** What was asked for; a batch is billed at half of the price that stands beside its usage. */
  service: DrawService;
};

export type EntryDetails = { usage?: Usage | null; price?: Price | null; providerRequestId?: string | null };

/** The row of an entry, ready to be written. */
export function entryRow(
  subject: EntrySubject,
  kind: EntryKind,
  amount: bigint,
  now: number,
  details: EntryDetails = {},
) {
  return {
    id: newId("led", now),
    workspaceId: subject.workspaceId,
    actorKind: subject.actor.kind,
    actorId: subject.actor.id,
    at: new Date(now),
    kind,
    amount,
    runId: subject.runId,
    jobId: subject.jobId,
    dispatchId: subject.dispatchId,
    connectionId: subject.connectionId,
    model: subject.model,
    service: subject.service,
    usage: details.usage ? JSON.stringify(details.usage) : null,
    price: details.price ? JSON.stringify(details.price) : null,
    providerRequestId: details.providerRequestId ?? null,
  };
}

export async function writeEntries(
  transaction: Transaction,
  rows: readonly ReturnType<typeof entryRow>[],
): Promise<void> {
  await transaction.ledgerEntry.createMany({ data: [...rows] });
}
