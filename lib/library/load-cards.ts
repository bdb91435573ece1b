import { choosePrice } from "#lib/connections/load-price.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { type Deployments, earliestEnd, loadDeployments } from "#lib/library/deployments.ts";
import { priceOfOne } from "#lib/library/price-of-one.ts";
import { starterCover } from "#lib/library/starter-cover.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { EnvironmentKey, TemplateCard, TemplateKind, TemplateState } from "#lib/library/view.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** The templates as a list shows them, in the order of the ids; what is not the workspace's own is left out. */
export async function loadCards(context: Context, ids: readonly string[]): Promise<TemplateCard[]> {
  if (ids.length === 0) return [];
  const { studio, workspaceId } = context;
  const [rows, pointers, deployments] = await Promise.all([
    loadRows(context, ids),
    studio.database.client.environmentPointer.findMany({
      where: { workspaceId, templateId: { in: [...ids] }, withdrawn: false },
      select: { templateId: true, environment: true, connectionId: true, model: true },
    }),
    loadDeployments(context),
  ]);
  const covers = await loadCovers(context, rows);
  const live = Map.groupBy(pointers, ({ templateId }) => templateId);
  const cards = new Map(
    rows.map((row) => [row.id, cardOf(row, { live: live.get(row.id) ?? [], covers, deployments })]),
  );
  return ids.flatMap((id) => cards.get(id) ?? []);
}

async function loadRows({ studio, workspaceId, actor }: Context, ids: readonly string[]) {
  const rows = await studio.database.client.template.findMany({
    where: { id: { in: [...ids] } },
    include: {
      draft: { select: { content: true } },
      tags: { select: { tag: { select: { name: true } } } },
      favourites: { where: { actorKind: actor.kind, actorId: actor.id }, select: { actorId: true } },
    },
  });
  return rows.filter((row) => row.workspaceId === workspaceId);
}
type CardRow = Awaited<ReturnType<typeof loadRows>>[number];

async function loadCovers(
  { studio, workspaceId }: Context,
  rows: readonly CardRow[],
): Promise<Map<string, ImageView>> {
  const ids = rows.flatMap(({ coverImageId }) => coverImageId ?? []);
  if (ids.length === 0) return new Map();
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, id: { in: ids }, deletedAt: null, purgedAt: null },
    include: { blob: true },
  });
  return new Map(images.map((image) => [image.id, imageView(image)]));
}

type Around = {
  live: readonly { environment: string; connectionId: string; model: string }[];
  covers: ReadonlyMap<string, ImageView>;
  deployments: Deployments;
};

function cardOf(row: CardRow, { live, covers, deployments }: Around): TemplateCard {
  const cover = covers.get(row.coverImageId ?? "") ?? null;
  const tried = row.connectionId && row.model ? { connectionId: row.connectionId, model: row.model } : null;
  return {
    id: row.id,
    kind: row.kind as TemplateKind,
    slug: row.slug,
    title: { en: row.titleEn, "zh-CN": row.titleZh },
    useWhen: { en: row.useWhenEn, "zh-CN": row.useWhenZh },
    folder: row.folder,
    tags: row.tags.map(({ tag }) => tag.name).sort(),
    state: row.state as TemplateState,
    operation: row.operation as TemplateCard["operation"],
    environments: environmentOrder.filter((key) => live.some(({ environment }) => environment === key)),
    favourite: row.favourites.length > 0,
    rating: row.ratingCount > 0 ? row.ratingSum / row.ratingCount : null,
    ratingCount: row.ratingCount,
    useCount: row.useCount,
    versionCount: row.versionCount,
    priceNano: tried && row.draft ? priceNano(row.draft.content, tried, deployments) : null,
    model: row.model,
    endsOn: earliestEnd(deployments, tried ? [...live, tried] : live),
    cover,
    coverUrl: cover?.thumbUrl ?? starterCover(row),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}

const environmentOrder: readonly EnvironmentKey[] = ["dev", "test", "prod"];

function priceNano(
  content: string,
  { connectionId, model }: { connectionId: string; model: string },
  { kinds, corrected }: Deployments,
): string | null {
  const kind = kinds.get(connectionId);
  if (!kind) return null;
  const price = choosePrice(corrected.get(`${connectionId} ${model}`)?.price ?? null, kind, model);
  return price ? String(priceOfOne(storedContent(content), profileOf(model, kind), price)) : null;
}
