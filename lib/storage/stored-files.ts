import type { Studio } from "#lib/studio/context.ts";

const batch = 500;

/** Which of these blobs a row of any workspace still needs. */
export async function namedBlobs(studio: Studio, sha256s: readonly string[]): Promise<Set<string>> {
  const rows = await studio.database.client.blob.findMany({
    where: { sha256: { in: [...new Set(sha256s)] }, purgedAt: null },
    select: { sha256: true },
  });
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Items in portions that fit into one question. */
export async function* batched<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let kept: Item[] = [];
  for await (const item of items) {
    kept.push(item);
    if (kept.length < batch) continue;
    yield kept;
    kept = [];
  }
  if (kept.length > 0) yield kept;
}
