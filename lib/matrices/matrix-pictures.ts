import { exportName } from "#lib/gallery/export-name.ts";
import { inChunks } from "#lib/gallery/in-chunks.ts";
import type { MatrixView } from "#lib/matrices/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Every picture of a matrix, row by row: the order of its zip. */
export const pictureIds = ({ cells }: MatrixView): string[] =>
  cells.flatMap(({ images }) => images.map(({ id }) => id));

/** The names the pictures have in the zip, by image id. */
export async function fileNames(
  { studio, workspaceId }: Context,
  { cells }: MatrixView,
  timeZone: string,
): Promise<Map<string, string>> {
  const images = cells.flatMap((cell) => cell.images);
  const runIds = [...new Set(images.flatMap(({ runId }) => runId ?? []))];
  const runs = await inChunks(runIds, (ids) =>
    studio.database.client.run.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, prompt: true },
    }),
  );
  const prompts = new Map(runs.map(({ id, prompt }) => [id, prompt]));
  return new Map(
    images.map(({ id, runId, createdAt, width, height, mime }, index) => {
      const words = runId === null ? null : (prompts.get(runId) ?? null);
      const facts = { createdAt: new Date(createdAt), words, width, height, mime };
      return [id, exportName(facts, index + 1, timeZone)];
    }),
  );
}
