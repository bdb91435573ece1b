import type { RunRow } from "#lib/runs/run-view.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Which template each of these runs was made from, under the name it has now. Two queries, or none. */
export async function loadTemplatesOf(
  { studio, workspaceId }: Context,
  rows: readonly Pick<RunRow, "use">[],
): Promise<(row: Pick<RunRow, "use">) => RunView["template"]> {
  const uses = rows.flatMap(({ use }) => use ?? []);
  if (uses.length === 0) return () => null;
  const { client } = studio.database;
  const [templates, versions] = await Promise.all([
    client.template.findMany({
      where: { workspaceId, id: { in: [...new Set(uses.map(({ templateId }) => templateId))] } },
      select: { id: true, slug: true },
    }),
    client.templateVersion.findMany({
      where: { workspaceId, id: { in: [...new Set(uses.flatMap(({ versionId }) => versionId ?? []))] } },
      select: { id: true, number: true },
    }),
  ]);
  const slugs = new Map(templates.map(({ id, slug }) => [id, slug]));
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  return ({ use }) => {
    const slug = use && slugs.get(use.templateId);
    return use && slug
      ? { id: use.templateId, slug, version: numbers.get(use.versionId ?? "") ?? null }
      : null;
  };
}
