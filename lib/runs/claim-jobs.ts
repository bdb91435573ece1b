import type { Database, Transaction } from "#lib/db/database.ts";

export type Claim = { owner: string; now: number; leaseMs: number; limit: number };

/** `poll` asks for the picture of a ticket and is free; `draw` is a paid call yet to be made. */
export type ClaimedJob = { jobId: string; runId: string; workspaceId: string; task: "draw" | "poll" };

/**
 * Takes up to `limit` jobs that are due, oldest first. Two runners never get the same one: SQLite has one writer at a
 * time, PostgreSQL locks the rows it picks and skips those another runner has picked.
 */
export async function claimJobs(database: Database, claim: Claim): Promise<ClaimedJob[]> {
  const { owner, now, leaseMs } = claim;
  // Looking costs no write lock; only when there is something is it asked for properly.
  const due = await pickOnSqlite(database.client, claim);
  if (due.length === 0) return [];
  const pick = database.kind === "sqlite" ? pickOnSqlite : pickOnPostgresql;
  return database.transaction(async (transaction) => {
    const picked = await pick(transaction, claim);
    const lease = { leaseOwner: owner, leaseUntil: new Date(now + leaseMs) };
    const idsOf = (state: string) => picked.filter((row) => row.state === state).map(({ id }) => id);
    await transaction.job.updateMany({
      where: { id: { in: idsOf("queued") }, state: "queued" },
      data: { ...lease, state: "claimed" },
    });
    await transaction.job.updateMany({
      where: { id: { in: idsOf("pending") }, state: "pending" },
      data: lease,
    });
    return picked.map(({ id, state, ...job }) => ({
      ...job,
      jobId: id,
      task: state === "pending" ? "poll" : "draw",
    }));
  });
}

type Picked = { id: string; runId: string; workspaceId: string; state: string };

function pickOnSqlite(client: Pick<Transaction, "job">, { now, limit }: Claim): Promise<Picked[]> {
  return client.job.findMany({
    where: { state: { in: ["queued", "pending"] }, availableAt: { lte: new Date(now) }, leaseOwner: null },
    orderBy: [{ availableAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, runId: true, workspaceId: true, state: true },
  });
}

function pickOnPostgresql(transaction: Transaction, { now, limit }: Claim): Promise<Picked[]> {
  return transaction.$queryRaw<Picked[]>`
    SELECT "id", "runId", "workspaceId", "state" FROM "Job"
    WHERE "state" IN ('queued', 'pending') AND "availableAt" <= ${new Date(now)} AND "leaseOwner" IS NULL
    ORDER BY "availableAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}
