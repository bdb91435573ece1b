import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { loadCollections } from "#lib/gallery/collections.ts";
import type { GalleryFacets } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Count = bigint | number;
type Group = { model: string | null; quality: string | null; width: number; height: number; count: Count };
type Facet = { value: string; count: number };

/** Sizes offered: uploads come in thousands of them. */
const mostSizes = 50;
const mostTags = 500;

/** What the filter menus offer, of what lies in the gallery or in the trash; most frequent first. */
export async function galleryFacets(context: Context, { trash }: { trash: boolean }): Promise<GalleryFacets> {
  const { workspaceId, studio } = context;
  const { client } = studio.database;
  const shown = Prisma.sql`"Image"."workspaceId" = ${workspaceId} AND "Image"."listed" = true AND "Image"."purgedAt" IS NULL
    AND "Image"."deletedAt" IS ${trash ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}`;
  const [groups, tags, collections, trashed] = await Promise.all([
    client.$queryRaw<Group[]>`
      SELECT "model", "quality", "width", "height", count(*) AS "count" FROM "Image" WHERE ${shown}
      GROUP BY "model", "quality", "width", "height"`,
    client.$queryRaw<{ value: string; count: Count }[]>`
      SELECT "Tag"."name" AS "value", count(*) AS "count" FROM "ImageTag"
      JOIN "Tag" ON "Tag"."id" = "ImageTag"."tagId" JOIN "Image" ON "Image"."id" = "ImageTag"."imageId"
      WHERE "ImageTag"."workspaceId" = ${workspaceId} AND ${shown} GROUP BY "Tag"."id", "Tag"."name"`,
    loadCollections(context),
    client.image.count({ where: { workspaceId, listed: true, purgedAt: null, deletedAt: { not: null } } }),
  ]);
  const by = (value: (group: Group) => string | null) => summed(groups, value);
  return {
    models: by(({ model }) => model),
    qualities: by(({ quality }) => quality),
    sizes: by(({ width, height }) => (width > 0 ? `${width}x${height}` : null)).slice(0, mostSizes),
    tags: frequentFirst(tags.map(({ value, count }) => ({ value, count: Number(count) }))).slice(0, mostTags),
    collections,
    trashed,
  };
}

function summed(groups: readonly Group[], pick: (group: Group) => string | null): Facet[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const value = pick(group);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + Number(group.count));
  }
  return frequentFirst(Array.from(counts, ([value, count]) => ({ value, count })));
}

const frequentFirst = (facets: Facet[]): Facet[] =>
  facets.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
