import { AppError } from "#lib/errors.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import { resolveSelection } from "#lib/gallery/resolve-selection.ts";
import type { Selection } from "#lib/gallery/view.ts";
import { newId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

/** Most pictures one zip may hold. */
export const maxExported = 20_000;

/** `bytes` of the originals; the zip adds names and the manifest. The link works for a day. */
export type CreatedExport = { exportId: string; url: string; count: number; bytes: number };

/** Chooses pictures for a download. Errors: `not_found`, `selection_too_large`. */
export async function createExport(
  context: Context,
  { selection }: { selection: Selection },
): Promise<CreatedExport> {
  const { studio, workspaceId, actor } = context;
  const imageIds = await resolveSelection(context, selection);
  if (imageIds.length === 0) throw new AppError("invalid_request", { field: "selection" });
  if (imageIds.length > maxExported)
    throw new AppError("selection_too_large", { params: { most: maxExported } });
  const images = await inChunks(imageIds, (ids) =>
    studio.database.client.image.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { blob: { select: { bytes: true } } },
    }),
  );
  const now = studio.clock();
  const exportId = newId("exp", now);
  await studio.database.client.export.create({
    data: {
      id: exportId,
      workspaceId,
      actorKind: actor.kind,
      actorId: actor.id,
      imageIds: JSON.stringify(imageIds),
      createdAt: new Date(now),
    },
  });
  const bytes = images.reduce((total, { blob }) => total + blob.bytes, 0);
  return { exportId, url: `/api/v1/downloads/${exportId}`, count: imageIds.length, bytes };
}
