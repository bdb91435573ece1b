import { AppError } from "#lib/errors.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import type { KnownPicture } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * The workspace's picture that has these bytes, and the run that made it: the newest that is listed, or else the newest
 * in the trash. `not_found` when there is none.
 */
export async function findBySha256(
  { studio, workspaceId }: Context,
  { sha256 }: { sha256: string },
): Promise<KnownPicture> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("not_found");
  const find = (deletedAt: null | { not: null }) =>
    studio.database.client.image.findFirst({
      where: { workspaceId, sha256, listed: true, purgedAt: null, deletedAt },
      orderBy: { id: "desc" },
      include: { blob: true, run: { select: { id: true, prompt: true, model: true, deletedAt: true } } },
    });
  const row = (await find(null)) ?? (await find({ not: null }));
  if (!row) throw new AppError("not_found");
  const { run } = row;
  return {
    image: imageView(row),
    trashed: row.deletedAt !== null,
    run: run && { id: run.id, prompt: run.prompt, model: run.model, trashed: run.deletedAt !== null },
  };
}
