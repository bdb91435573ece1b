import type { LineageRelation } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** One step between two pictures: `imageId` stands next to `towards`. */
export type Relation = { imageId: string; towards: string; relation: LineageRelation };

/** Children of one picture that are looked at; more are cut off by whoever asks. */
const mostRows = 200;

const inputRelation = (role: string): LineageRelation =>
  role === "mask" || role === "markup" ? role : "reference";

/**
 * What these pictures came from: the picture an edit changed, what lay beside the prompt, and the provider's picture
 * below a composite. The crop and the masks an edit sends are parts of it and no pictures of their own.
 */
export async function relationsUp(context: Context, imageIds: readonly string[]): Promise<Relation[]> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const images = await client.image.findMany({
    where: { workspaceId, id: { in: [...imageIds] }, runId: { not: null } },
    select: { id: true, runId: true },
  });
  const runIds = [...new Set(images.flatMap(({ runId }) => runId ?? []))];
  const [drawn, edits, inputs] = await Promise.all([
    client.editResult.findMany({
      where: { workspaceId, compositeId: { in: [...imageIds] } },
      select: { rawId: true, compositeId: true },
    }),
    client.edit.findMany({
      where: { workspaceId, runId: { in: runIds } },
      select: { runId: true, sourceId: true },
    }),
    client.runInput.findMany({
      where: { workspaceId, runId: { in: runIds } },
      select: { runId: true, imageId: true, role: true, image: { select: { origin: true } } },
      orderBy: [{ runId: "asc" }, { role: "asc" }, { position: "asc" }],
    }),
  ]);
  const editOf = new Map(edits.map((edit) => [edit.runId, edit.sourceId]));
  return images.flatMap(({ id, runId }) => {
    if (runId === null) return [];
    const source = editOf.get(runId);
    const mine = inputs.filter((input) => input.runId === runId);
    const kept = source === undefined ? mine : mine.filter(({ image }) => !isPart(image.origin));
    return [
      ...(source === undefined ? [] : [{ imageId: source, towards: id, relation: "source" as const }]),
      ...drawn
        .filter(({ compositeId }) => compositeId === id)
        .map(({ rawId }) => ({ imageId: rawId, towards: id, relation: "drawn" as const })),
      ...kept.map(({ imageId, role }) => ({ imageId, towards: id, relation: inputRelation(role) })),
    ];
  });
}

const isPart = (origin: string) => origin === "crop" || origin === "mask" || origin === "markup";

/** What came from these pictures: edits of them, pictures they lay beside the prompt of, and composites of a drawn one. */
export async function relationsDown(context: Context, imageIds: readonly string[]): Promise<Relation[]> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const ids = [...imageIds];
  const [edits, inputs, composites] = await Promise.all([
    client.edit.findMany({
      where: { workspaceId, sourceId: { in: ids } },
      select: { runId: true, sourceId: true },
      orderBy: { runId: "asc" },
      take: mostRows,
    }),
    client.runInput.findMany({
      where: { workspaceId, imageId: { in: ids } },
      select: { runId: true, imageId: true, role: true },
      orderBy: [{ runId: "asc" }, { id: "asc" }],
      take: mostRows,
    }),
    client.editResult.findMany({
      where: { workspaceId, rawId: { in: ids }, compositeId: { not: null } },
      select: { rawId: true, compositeId: true },
      take: mostRows,
    }),
  ]);
  const runs = [
    ...edits.map(({ runId, sourceId }) => ({ runId, towards: sourceId, relation: "source" as const })),
    ...inputs.map(({ runId, imageId, role }) => ({
      runId,
      towards: imageId,
      relation: inputRelation(role),
    })),
  ];
  const made = await client.image.findMany({
    where: { workspaceId, listed: true, runId: { in: runs.map(({ runId }) => runId) } },
    select: { id: true, runId: true },
    orderBy: [{ runId: "asc" }, { position: "asc" }, { id: "asc" }],
    take: mostRows,
  });
  return [
    ...composites.flatMap(({ rawId, compositeId }) =>
      compositeId ? [{ imageId: compositeId, towards: rawId, relation: "drawn" as const }] : [],
    ),
    ...runs.flatMap(({ runId, towards, relation }) =>
      made.filter((image) => image.runId === runId).map(({ id }) => ({ imageId: id, towards, relation })),
    ),
  ];
}
