import type { Transaction } from "#lib/db/database.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";

type Leaving = { id: string; runId: string | null };
type Part = { id: string; sha256: string };

/**
 * Masks, crops, markups and drafts of a provider that nobody sees and that only the leaving pictures' runs needed. A run
 * is over when none of its pictures is left; what another run still uses stays.
 */
export async function findParts(
  client: Transaction,
  workspaceId: string,
  leaving: readonly Leaving[],
): Promise<Part[]> {
  const ending = await endingRuns(client, workspaceId, leaving);
  if (ending.size === 0) return [];
  const runIds = [...ending];
  const edits = await inChunks(runIds, (ids) =>
    client.edit.findMany({
      where: { workspaceId, runId: { in: ids } },
      select: { maskId: true, markupId: true },
    }),
  );
  const inputs = await inChunks(runIds, (ids) =>
    client.runInput.findMany({ where: { workspaceId, runId: { in: ids } }, select: { imageId: true } }),
  );
  const named = [
    ...edits.flatMap(({ maskId, markupId }) => [maskId, markupId]),
    ...inputs.map(({ imageId }) => imageId),
  ].filter((id) => id !== null);
  const hidden = { workspaceId, listed: false, purgedAt: null };
  const select = { id: true, sha256: true, usedBy: { select: { run: { select: runFacts } } } } as const;
  const byName = await inChunks([...new Set(named)], (ids) =>
    client.image.findMany({ where: { ...hidden, id: { in: ids } }, select }),
  );
  const byRun = await inChunks(runIds, (ids) =>
    client.image.findMany({ where: { ...hidden, runId: { in: ids } }, select }),
  );
  const candidates = new Map([...byName, ...byRun].map((image) => [image.id, image]));
  const stillUsed = await usedByOtherEdits(client, workspaceId, [...candidates.keys()], ending);
  return [...candidates.values()]
    .filter(({ id, usedBy }) => !stillUsed.has(id) && usedBy.every(({ run }) => isOver(run, ending)))
    .map(({ id, sha256 }) => ({ id, sha256 }));
}

const runFacts = {
  id: true,
  state: true,
  images: { where: { listed: true }, select: { purgedAt: true } },
} as const;
type RunFacts = { id: string; state: string; images: { purgedAt: Date | null }[] };

function isOver({ id, state, images }: RunFacts, ending: ReadonlySet<string>): boolean {
  if (ending.has(id)) return true;
  return state !== "running" && images.length > 0 && images.every(({ purgedAt }) => purgedAt !== null);
}

/** Runs of which the last pictures leave. */
async function endingRuns(
  client: Transaction,
  workspaceId: string,
  leaving: readonly Leaving[],
): Promise<Set<string>> {
  const going = new Set(leaving.map(({ id }) => id));
  const runIds = [...new Set(leaving.flatMap(({ runId }) => runId ?? []))];
  const runs = await inChunks(runIds, (ids) =>
    client.run.findMany({
      where: { workspaceId, id: { in: ids }, state: { not: "running" } },
      select: { id: true, images: { where: { listed: true, purgedAt: null }, select: { id: true } } },
    }),
  );
  return new Set(runs.filter(({ images }) => images.every(({ id }) => going.has(id))).map(({ id }) => id));
}

/** A mask may serve several edits, and is an input of none: what is sent is made from it. */
async function usedByOtherEdits(
  client: Transaction,
  workspaceId: string,
  imageIds: readonly string[],
  ending: ReadonlySet<string>,
): Promise<Set<string>> {
  const edits = await inChunks(imageIds, (ids) =>
    client.edit.findMany({
      where: {
        workspaceId,
        OR: [{ maskId: { in: ids } }, { markupId: { in: ids } }, { sourceId: { in: ids } }],
      },
      select: { sourceId: true, maskId: true, markupId: true, run: { select: runFacts } },
    }),
  );
  const living = edits.filter(({ run }) => !isOver(run, ending));
  return new Set(
    living
      .flatMap(({ sourceId, maskId, markupId }) => [sourceId, maskId, markupId])
      .filter((id) => id !== null),
  );
}
