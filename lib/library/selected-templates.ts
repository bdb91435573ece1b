import type { Transaction } from "#lib/db/database.ts";
import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { AppError } from "#lib/errors.ts";
import { idSet } from "#lib/gallery/id-set.ts";
import { endingDeployments } from "#lib/library/deployments.ts";
import { idsOf, libraryCondition, libraryOrder, matchesOf } from "#lib/library/library-query.ts";
import { maxChosenTemplates, type TemplateSelection } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

const { sql, empty } = Prisma;

/**
 * The ids a selection means now: named ones as they were named, matching ones by their titles. Errors: `not_found` when one
 * that is named is not the workspace's own, `selection_too_large`.
 */
export async function selectedTemplates(
  reader: Pick<Transaction, "$queryRaw">,
  context: Context,
  selection: TemplateSelection,
): Promise<string[]> {
  const { studio, workspaceId } = context;
  if (selection.kind === "ids") {
    const ids = [...new Set(selection.templateIds)];
    refuseTooMany(ids.length);
    const [row] = await reader.$queryRaw<{ count: bigint | number }[]>`
      SELECT count(*) AS "count" FROM "Template"
      WHERE "id" ${idSet(studio.database.kind, ids)} AND "workspaceId" || '' = ${workspaceId}`;
    if (Number(row?.count ?? 0) < ids.length) throw new AppError("not_found");
    return ids;
  }
  const { filter, except } = selection;
  const matches = matchesOf(context, filter);
  const ending = filter.ending ? await endingDeployments(context, reader) : [];
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT "Template"."id" AS "id" FROM "Template" WHERE ${libraryCondition(context, filter, ending)}
      ${matches ? sql`AND "Template"."id" IN (${idsOf(matches.whole)})` : empty}
    ORDER BY ${libraryOrder("title")} LIMIT ${maxChosenTemplates + except.length + 1}`;
  const without = new Set(except);
  const ids = rows.map(({ id }) => id).filter((id) => !without.has(id));
  refuseTooMany(ids.length);
  return ids;
}

function refuseTooMany(count: number): void {
  if (count > maxChosenTemplates)
    throw new AppError("selection_too_large", { params: { most: maxChosenTemplates } });
}
