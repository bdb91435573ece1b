import type { Database } from "#lib/db/database.ts";
import { spendingKinds } from "#lib/ledger/entry.ts";
import { openJobStates } from "#lib/runs/view.ts";

/** One number two ways; equal in a sound ledger. Nano-dollars. */
export type LedgerCheck = { rule: string; expected: bigint; actual: bigint };

/** Recomputes a workspace's money from jobs and entries. Read it when nothing is being written, or inside a transaction. */
export async function checkLedger(
  client: Pick<Database["client"], "budget" | "job" | "ledgerEntry">,
  workspaceId: string,
): Promise<LedgerCheck[]> {
  const budget = await client.budget.findUniqueOrThrow({ where: { workspaceId } });
  const entries = await client.ledgerEntry.groupBy({
    by: ["kind"],
    where: { workspaceId },
    _sum: { amount: true },
  });
  const jobs = await client.job.groupBy({
    by: ["state"],
    where: { workspaceId },
    _sum: { reserved: true, charged: true },
  });
  const ofKinds = (kinds: readonly string[]) =>
    entries.reduce((sum, row) => (kinds.includes(row.kind) ? sum + (row._sum.amount ?? 0n) : sum), 0n);
  const holding: readonly string[] = [...openJobStates, "unknown"];
  const held = (wanted: boolean) =>
    jobs.reduce(
      (sum, row) => (holding.includes(row.state) === wanted ? sum + (row._sum.reserved ?? 0n) : sum),
      0n,
    );
  const charged = jobs.reduce((sum, row) => sum + (row._sum.charged ?? 0n), 0n);
  return [
    { rule: "reserved is what open and unknown jobs hold", expected: held(true), actual: budget.reserved },
    { rule: "closed jobs hold nothing", expected: 0n, actual: held(false) },
    {
      rule: "reserved is reserve minus release",
      expected: ofKinds(["reserve"]) - ofKinds(["release"]),
      actual: budget.reserved,
    },
    { rule: "spent is the sum of the bills", expected: ofKinds(spendingKinds), actual: budget.spent },
    { rule: "spent is what jobs were charged", expected: charged, actual: budget.spent },
  ];
}
