import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { galleryCondition, galleryOrder } from "#lib/gallery/gallery-query.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import type { GalleryFilter, GalleryItem, GallerySort } from "#lib/gallery/view.ts";
import { maxPage } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Page = {
  filter: GalleryFilter;
  sort: GallerySort;
  timeZone: string;
  /** From the index; null for what is there now. */
  until: string | null;
  offset: number;
  limit: number;
};

const { sql, empty } = Prisma;
const promptLength = 300;

/** Pictures at the places `offset` to `offset + limit` of the index that came with `until`, at most 200. */
export async function listImages(context: Context, page: Page): Promise<GalleryItem[]> {
  const { filter, sort, timeZone, until, offset } = page;
  const rows = await context.studio.database.client.$queryRaw<{ id: string }[]>`
    SELECT "Image"."id" FROM "Image"
    WHERE ${galleryCondition(context, filter, timeZone)} ${until === null ? empty : sql`AND "Image"."id" <= ${until}`}
    ORDER BY ${galleryOrder(sort)} LIMIT ${Math.min(page.limit, maxPage)} OFFSET ${offset}`;
  return itemsOf(
    context,
    rows.map(({ id }) => id),
  );
}

/** In the order of the ids. */
async function itemsOf({ studio, workspaceId }: Context, ids: readonly string[]): Promise<GalleryItem[]> {
  if (ids.length === 0) return [];
  const { client } = studio.database;
  // Found by their ids alone, which one query of the workspace has just answered with: see `ownImages`.
  const found = await client.image.findMany({
    where: { id: { in: [...ids] } },
    include: { blob: true, tags: { select: { tag: { select: { name: true } } } } },
  });
  const images = found.filter((row) => row.workspaceId === workspaceId);
  const prompts = await promptsOf({ studio, workspaceId }, images);
  const items = new Map(
    images.map((row): [string, GalleryItem] => [
      row.id,
      {
        ...imageView(row),
        prompt: prompts.get(row.runId ?? "") ?? null,
        model: row.model,
        quality: row.quality,
        tags: row.tags.map(({ tag }) => tag.name).sort(),
      },
    ]),
  );
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** Cut by the database: a page of 200 prompts may be six megabytes long. */
async function promptsOf(
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  images: readonly { runId: string | null }[],
): Promise<Map<string, string>> {
  const runIds = [...new Set(images.flatMap(({ runId }) => runId ?? []))];
  if (runIds.length === 0) return new Map();
  const rows = await studio.database.client.$queryRaw<{ id: string; prompt: string }[]>`
    SELECT "id", substr("prompt", 1, ${promptLength}) AS "prompt" FROM "Run"
    WHERE "workspaceId" || '' = ${workspaceId} AND "id" IN (${Prisma.join(runIds)})`;
  return new Map(rows.map(({ id, prompt }) => [id, prompt]));
}
