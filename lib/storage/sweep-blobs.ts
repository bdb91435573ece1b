import { removeFreed } from "#lib/gallery/remove-freed.ts";
import { batched, namedBlobs } from "#lib/storage/stored-files.ts";
import type { Studio } from "#lib/studio/context.ts";

const dayMs = 24 * 60 * 60 * 1000;
// What was written and has no row after a day was left by a crash or a refused upload.
const graceMs = dayMs;

/** Files deleted, and their bytes. */
export type Swept = { blobs: number; bytes: number; variants: number };

/** Finishes what a purge of the last two days began: files that were too young then, or left by a crash. */
export async function sweepPurged(studio: Studio): Promise<number> {
  const since = new Date(studio.clock() - 2 * dayMs);
  const rows = await studio.database.client.blob.findMany({
    where: { purgedAt: { gte: since } },
    select: { sha256: true },
    distinct: ["sha256"],
  });
  return removeFreed(
    studio,
    rows.map(({ sha256 }) => sha256),
  );
}

/** Reads the whole store and deletes what no row of any workspace names: originals, what was made from them, old previews. */
export async function sweepUnnamed(studio: Studio): Promise<Swept> {
  const { blobs, bytes } = await sweepOriginals(studio);
  return { blobs, bytes, variants: await sweepVariants(studio) };
}

async function sweepOriginals(studio: Studio): Promise<Omit<Swept, "variants">> {
  const before = new Date(studio.clock() - graceMs);
  const swept = { blobs: 0, bytes: 0 };
  for await (const files of batched(studio.blobs.originals())) {
    const old = files.filter(({ modifiedAt }) => modifiedAt < before);
    const named = await namedBlobs(
      studio,
      old.map(({ sha256 }) => sha256),
    );
    for (const { sha256, bytes } of old) {
      if (named.has(sha256) || (await removeFreed(studio, [sha256])) === 0) continue;
      swept.blobs += 1;
      swept.bytes += bytes;
    }
  }
  return swept;
}

async function sweepVariants(studio: Studio): Promise<number> {
  let swept = 0;
  for await (const files of batched(studio.blobs.variants())) {
    const folders = new Map(files.map(({ key }) => [key.slice(0, key.lastIndexOf("/")), key.split("/")]));
    const named = await namedBlobs(
      studio,
      [...folders.values()].map(([, sha256 = ""]) => sha256),
    );
    const drawing = await unfinishedJobs(
      studio,
      [...folders.values()].flatMap(([kind, jobId = ""]) => (kind === "partial" ? [jobId] : [])),
    );
    for (const [folder, [, subject = ""]] of folders) {
      if (named.has(subject) || drawing.has(subject)) continue;
      await studio.blobs.deleteVariants(folder);
      swept += 1;
    }
  }
  return swept;
}

async function unfinishedJobs(studio: Studio, jobIds: readonly string[]): Promise<Set<string>> {
  const rows = await studio.database.client.job.findMany({
    where: { id: { in: [...new Set(jobIds)] }, finishedAt: null },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
