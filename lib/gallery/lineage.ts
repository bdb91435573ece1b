import { imageView } from "#lib/gallery/image-view.ts";
import { type Relation, relationsDown, relationsUp } from "#lib/gallery/relations.ts";
import type { LineageNode } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

const mostSteps = 3;
/** Of all nodes together. */
const mostNodes = 50;
const mostParents = 25;
const shownPrompt = 300;

export type Lineage = { parents: LineageNode[]; children: LineageNode[]; cut: boolean };

/**
 * What a picture came from and what came from it, three steps each way and 50 pictures together. The number of queries
 * depends on the steps only. A picture reached in two ways stands where the shorter one leads.
 */
export async function readLineage(context: Context, imageId: string): Promise<Lineage> {
  const up = await follow(context, imageId, relationsUp, mostParents);
  const down = await follow(context, imageId, relationsDown, mostNodes - up.steps.length);
  const nodes = await nodesOf(context, [...up.steps, ...down.steps]);
  return {
    parents: inTreeOrder(nodes.slice(0, up.steps.length), imageId),
    children: inTreeOrder(nodes.slice(up.steps.length), imageId),
    cut: up.cut || down.cut,
  };
}

type Step = Relation & { depth: number };
type Look = (context: Context, ids: readonly string[]) => Promise<Relation[]>;

async function follow(
  context: Context,
  imageId: string,
  look: Look,
  most: number,
): Promise<{ steps: Step[]; cut: boolean }> {
  const seen = new Set([imageId]);
  const steps: Step[] = [];
  let front = [imageId];
  for (let depth = 1; depth <= mostSteps && front.length > 0; depth++) {
    const found: Step[] = [];
    for (const relation of await look(context, front)) {
      if (seen.has(relation.imageId)) continue;
      if (steps.length + found.length >= most) return { steps: [...steps, ...found], cut: true };
      seen.add(relation.imageId);
      found.push({ ...relation, depth });
    }
    steps.push(...found);
    front = found.map((step) => step.imageId);
  }
  return { steps, cut: false };
}

async function nodesOf({ studio, workspaceId }: Context, steps: readonly Step[]): Promise<LineageNode[]> {
  if (steps.length === 0) return [];
  const rows = await studio.database.client.image.findMany({
    where: { workspaceId, id: { in: steps.map(({ imageId }) => imageId) } },
    include: { blob: true, run: { select: { prompt: true, model: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return steps.flatMap(({ imageId, towards, depth, relation }) => {
    const row = byId.get(imageId);
    if (!row) return [];
    const { run } = row;
    return {
      image: imageView(row),
      prompt: run ? run.prompt.slice(0, shownPrompt) : null,
      model: run?.model ?? null,
      trashed: row.deletedAt !== null,
      purged: row.purgedAt !== null,
      towards,
      depth,
      relation,
    };
  });
}

/** Every node followed by those that lead to it, so that a list of them reads as a tree. */
function inTreeOrder(nodes: readonly LineageNode[], root: string): LineageNode[] {
  const below = Map.groupBy(nodes, ({ towards }) => towards);
  const list = (id: string): LineageNode[] =>
    (below.get(id) ?? []).flatMap((node) => [node, ...list(node.image.id)]);
  return list(root);
}
