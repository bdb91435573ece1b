import type { Transaction } from "#lib/db/database.ts";
import type { Prisma } from "#lib/db/generated/sqlite/client.ts";

/** Whoever reads: a transaction, or the client outside of one. */
export type EvidenceReader = Pick<
  Transaction,
  "evidenceRun" | "run" | "sampleRating" | "review" | "editResult"
>;

export const evidenceInclude = {
  version: { select: { number: true, digest: true, actorKind: true, actorId: true } },
  cases: { orderBy: { position: "asc" } },
} as const satisfies Prisma.EvidenceRunInclude;

/** Pictures count whether or not they lie in the trash: throwing a bad one away makes no better proof. */
const runSelect = {
  id: true,
  state: true,
  jobs: {
    orderBy: { position: "asc" },
    select: {
      position: true,
      state: true,
      error: true,
      charge: true,
      charged: true,
      reserved: true,
      dispatches: { select: { outcome: true, dispatchedAt: true, finishedAt: true } },
    },
  },
  images: {
    where: { listed: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { blob: true },
  },
  edit: { select: { results: { select: { state: true } } } },
} as const satisfies Prisma.RunSelect;

export type EvidenceRow = Prisma.EvidenceRunGetPayload<{ include: typeof evidenceInclude }>;
export type CaseRun = Prisma.RunGetPayload<{ select: typeof runSelect }>;
export type RatingRow = Prisma.SampleRatingGetPayload<object>;

/** All that a sheet, its digest and its totals are made of. */
export type EvidenceFacts = {
  row: EvidenceRow;
  cases: { row: EvidenceRow["cases"][number]; run: CaseRun | null }[];
  ratings: RatingRow[];
};

/** The facts of these evidence runs, newest first. The number of queries does not depend on how many they are. */
export async function loadEvidence(
  reader: EvidenceReader,
  workspaceId: string,
  where: Prisma.EvidenceRunWhereInput,
): Promise<EvidenceFacts[]> {
  const rows: EvidenceRow[] = await reader.evidenceRun.findMany({
    where: { ...where, workspaceId },
    include: evidenceInclude,
    orderBy: { id: "desc" },
  });
  if (rows.length === 0) return [];
  const runIds = rows.flatMap(({ cases }) => cases.flatMap(({ runId }) => runId ?? []));
  const runs: CaseRun[] = await reader.run.findMany({
    where: { workspaceId, id: { in: runIds } },
    select: runSelect,
  });
  const ratings: RatingRow[] = await reader.sampleRating.findMany({
    where: { workspaceId, evidenceRunId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ imageId: "asc" }, { actorKind: "asc" }, { actorId: "asc" }],
  });
  const byId = new Map(runs.map((run) => [run.id, run]));
  return rows.map((row) => ({
    row,
    cases: row.cases.map((one) => ({ row: one, run: (one.runId && byId.get(one.runId)) || null })),
    ratings: ratings.filter(({ evidenceRunId }) => evidenceRunId === row.id),
  }));
}
