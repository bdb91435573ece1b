import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { loadTemplatesOf } from "#lib/runs/load-templates-of.ts";
import { loadMedians } from "#lib/runs/medians.ts";
import { type RunRow, runInclude, runView } from "#lib/runs/run-view.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Which runs: by id, or a page of the newest. Those in the trash never. */
export type RunSelection = { ids: readonly string[] } | { before: string | null; limit: number };

/** Views by run id, newest first. The number of queries does not depend on the number of runs. */
export async function loadRunViews(context: Context, selection: RunSelection): Promise<Map<string, RunView>> {
  const { workspaceId, studio } = context;
  const where: Prisma.RunWhereInput = { workspaceId, deletedAt: null };
  if ("ids" in selection) where.id = { in: [...selection.ids] };
  else if (selection.before) where.id = { lt: selection.before };
  const rows: RunRow[] = await studio.database.client.run.findMany({
    where,
    include: runInclude,
    orderBy: { id: "desc" },
    ...("limit" in selection ? { take: selection.limit } : {}),
  });
  const [medians, templates] = await Promise.all([
    loadMedians(context, rows),
    loadTemplatesOf(context, rows),
  ]);
  return new Map(
    rows.map((row) => [row.id, runView(row, { medianMs: medians(row), template: templates(row) })]),
  );
}
