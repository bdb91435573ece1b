import { createHash } from "node:crypto";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { newId } from "#lib/ids.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import { writeSearchText } from "#lib/search/write-search-text.ts";
import type { Context } from "#lib/studio/context.ts";

/** A picture for a test of lists: rows only, no bytes. Pictures of the same `run` share one. */
export type SeededImage = {
  run?: string;
  prompt?: string;
  name?: string;
  model?: string;
  quality?: string;
  origin?: string;
  listed?: boolean;
  favourite?: boolean;
  rating?: number;
  width?: number;
  height?: number;
  /** When it came; a millisecond after the one before it by itself. */
  at?: Date;
  deletedAt?: Date;
  purgedAt?: Date;
  sha256?: string;
};

/** Writes pictures into the database as runs and uploads leave them, and returns their ids in the order given. */
export async function seedImages(
  { studio, workspaceId }: Context,
  images: readonly SeededImage[],
): Promise<string[]> {
  const { client } = studio.database;
  const who = { workspaceId, actorKind: "user", actorId: "owner" };
  const runs = new Map<string, string>();
  for (const { run, prompt = "", model = "gpt-image-2.5-flare", quality = "medium" } of images) {
    if (run === undefined || runs.has(run)) continue;
    const id = newId("run");
    runs.set(run, id);
    await client.run.create({
      data: {
        id,
        ...who,
        requestId: "req_seed",
        idempotencyKey: id,
        fingerprint: "",
        operation: "generate",
        connectionId: connectionId(workspaceId, "simulator"),
        model,
        prompt,
        parameters: JSON.stringify({ ...defaultParameters, quality }),
        count: 1,
        state: "succeeded",
        estimate: 0n,
      },
    });
    await studio.database.transaction((transaction) =>
      writeSearchText(transaction, { workspaceId, kind: "run", subjectId: id, text: prompt }),
    );
  }
  const begun = Date.now() - images.length;
  const rows = images.map(({ run, at, prompt: _, width = 1024, height = 1024, ...rest }, index) => {
    const createdAt = at ?? new Date(begun + index);
    const id = newId("img", createdAt.getTime());
    const sha256 = rest.sha256 ?? createHash("sha256").update(id).digest("hex");
    const runId = run === undefined ? null : (runs.get(run) ?? null);
    const origin = rest.origin ?? (runId ? "run" : "upload");
    return { id, ...who, origin, ...rest, runId, width, height, sha256, createdAt };
  });
  const blobs = new Map(rows.map(({ sha256, width, height }) => [sha256, { sha256, width, height }]));
  const known = await client.blob.findMany({ where: { workspaceId }, select: { sha256: true } });
  for (const { sha256 } of known) blobs.delete(sha256);
  await client.blob.createMany({
    data: [...blobs.values()].map((blob) => ({ workspaceId, ...blob, bytes: 1000, mime: "image/png" })),
  });
  await client.image.createMany({ data: rows });
  for (const { id, name } of rows)
    if (name)
      await studio.database.transaction((transaction) =>
        writeSearchText(transaction, { workspaceId, kind: "image", subjectId: id, text: name }),
      );
  return rows.map(({ id }) => id);
}
