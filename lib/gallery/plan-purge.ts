import type { Transaction } from "#lib/db/database.ts";
import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { findParts } from "#lib/gallery/edit-parts.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";

/** What a purge would take. `imageIds`: the listed ones, which people count; `partIds`: what only they still needed. */
export type PurgePlan = {
  imageIds: string[];
  partIds: string[];
  /** Originals that nothing in the workspace uses then. */
  freed: { sha256: string; bytes: number }[];
};

/** Which of the trash; all of it where nothing is said. */
export type PurgeChoice = { imageIds?: ReadonlySet<string>; deletedBefore?: Date };

/** In the trash, and not needed by a run that is being drawn. */
const purgeable = {
  listed: true,
  deletedAt: { not: null },
  purgedAt: null,
  usedBy: { none: { run: { state: "running" } } },
} as const satisfies Prisma.ImageWhereInput;

/** Decides what goes with the chosen pictures of the trash. Reads only. */
export async function planPurge(
  client: Transaction,
  workspaceId: string,
  { imageIds: chosen, deletedBefore }: PurgeChoice,
): Promise<PurgePlan> {
  const trash = await client.image.findMany({
    where: { workspaceId, ...purgeable, deletedAt: deletedBefore ? { lt: deletedBefore } : { not: null } },
    select: { id: true, runId: true, sha256: true },
  });
  const needed = await neededByEdits(client, workspaceId);
  const images = trash.filter(({ id }) => !needed.has(id) && (!chosen || chosen.has(id)));
  const imageIds = images.map(({ id }) => id);
  const parts = await findParts(client, workspaceId, images);
  const taken = countBy([...images, ...parts].map(({ sha256 }) => sha256));
  return {
    imageIds,
    partIds: parts.map(({ id }) => id),
    freed: await freedBy(client, workspaceId, taken),
  };
}

/** What edits that are being drawn or put together start from: sent is only the crop, the whole is wanted at the end. */
async function neededByEdits(client: Transaction, workspaceId: string): Promise<Set<string>> {
  const edits = await client.edit.findMany({
    where: { workspaceId, OR: [{ run: { state: "running" } }, { results: { some: { state: "pending" } } }] },
    select: { sourceId: true, maskId: true, markupId: true },
  });
  return new Set(
    edits
      .flatMap(({ sourceId, maskId, markupId }) => [sourceId, maskId, markupId])
      .filter((id) => id !== null),
  );
}

/**
 * Parts that were brought and never used: masks of edits that were given up. Not those of a run, which come and go with
 * its pictures.
 */
export async function planUnused(client: Transaction, workspaceId: string, before: Date): Promise<PurgePlan> {
  const candidates = await client.image.findMany({
    where: {
      workspaceId,
      listed: false,
      runId: null,
      purgedAt: null,
      createdAt: { lt: before },
      usedBy: { none: {} },
    },
    select: { id: true, sha256: true },
  });
  const used = await editsNaming(
    client,
    workspaceId,
    candidates.map(({ id }) => id),
  );
  const parts = candidates.filter(({ id }) => !used.has(id));
  const freed = await freedBy(client, workspaceId, countBy(parts.map(({ sha256 }) => sha256)));
  return { imageIds: [], partIds: parts.map(({ id }) => id), freed };
}

async function editsNaming(
  client: Transaction,
  workspaceId: string,
  imageIds: string[],
): Promise<Set<string>> {
  const named = await inChunks(imageIds, (some) =>
    client.edit.findMany({
      where: { workspaceId, OR: [{ maskId: { in: some } }, { markupId: { in: some } }] },
      select: { maskId: true, markupId: true },
    }),
  );
  return new Set(named.flatMap(({ maskId, markupId }) => [maskId, markupId]).filter((id) => id !== null));
}

/** The blobs of which every picture that is left is taken. */
async function freedBy(client: Transaction, workspaceId: string, taken: ReadonlyMap<string, number>) {
  const blobs = await inChunks([...taken.keys()], (sha256s) =>
    client.blob.findMany({
      where: { workspaceId, sha256: { in: sha256s }, purgedAt: null },
      select: { sha256: true, bytes: true, _count: { select: { images: { where: { purgedAt: null } } } } },
    }),
  );
  return blobs
    .filter(({ sha256, _count }) => _count.images === taken.get(sha256))
    .map(({ sha256, bytes }) => ({ sha256, bytes }));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
