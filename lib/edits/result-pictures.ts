import type { PixelTasks } from "#lib/edits/pixel-tasks.ts";
import { readEdit } from "#lib/edits/stored-edit.ts";
import { AppError } from "#lib/errors.ts";
import type { Studio } from "#lib/studio/context.ts";

type Key = { workspaceId: string; rawId: string };

/** A result with its edit, as the database has it. */
export async function loadResult(studio: Studio, { workspaceId, rawId }: Key) {
  const result = await studio.database.client.editResult.findFirst({
    where: { rawId, workspaceId },
    include: { edit: { include: { run: { include: { inputs: true, connection: true } } } } },
  });
  if (!result) throw new AppError("not_found");
  return result;
}

export type ResultRow = Awaited<ReturnType<typeof loadResult>>;

/** The pictures a result is put together from. Errors: `blob_missing`. */
export async function readPictures(
  studio: Studio,
  { workspaceId, rawId, edit }: ResultRow,
): Promise<Omit<PixelTasks["compose"]["input"], "settings">> {
  const crop = edit.run.inputs.find(({ role, position }) => role === "reference" && position === 0);
  const read = async (id: string | null | undefined): Promise<Uint8Array> => {
    const image = await studio.database.client.image.findFirst({
      where: { id: id ?? "", workspaceId },
      select: { sha256: true },
    });
    if (!image) throw new AppError("blob_missing", { message: `image ${id} of an edit is gone` });
    return studio.blobs.read(image.sha256);
  };
  return {
    source: await read(edit.sourceId),
    mask: edit.maskId === null ? null : await read(edit.maskId),
    sent: await read(crop?.imageId),
    raw: await read(rawId),
    plan: readEdit(edit).plan,
    mode: readEdit(edit).mode,
  };
}
