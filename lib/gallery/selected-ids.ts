import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { galleryCondition, galleryOrder } from "#lib/gallery/gallery-query.ts";
import { joinedIds, ownImages, splitIds } from "#lib/gallery/id-set.ts";
import { type GallerySort, maxSelected, type Selection } from "#lib/gallery/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Reader = Pick<Transaction, "$queryRaw">;
type Scope = Pick<Context, "studio" | "workspaceId">;

/**
 * The ids a selection means now: named ones as they were named, matching ones in the order of the sort. Errors: `not_found`
 * when one that is named is not the workspace's own or was purged, `selection_too_large` beyond 100,000.
 */
export async function selectedIds(
  reader: Reader,
  scope: Scope,
  selection: Selection,
  sort: GallerySort = "newest",
): Promise<string[]> {
  if (selection.kind === "ids") {
    const ids = [...new Set(selection.imageIds)];
    refuseTooMany(ids.length);
    if (ids.length === 0 || (await countOf(reader, scope, ids)) < ids.length) throw new AppError("not_found");
    return ids;
  }
  const { filter, timeZone, until, except } = selection;
  const [row] = await reader.$queryRaw<{ total: bigint | number; ids: string | null }[]>`
    SELECT count(*) AS "total", ${joinedIds(scope.studio.database.kind)} AS "ids" FROM (
      SELECT "Image"."id" AS "id" FROM "Image"
      WHERE ${galleryCondition(scope, filter, timeZone)} AND "Image"."id" <= ${until}
      ORDER BY ${galleryOrder(sort)} LIMIT ${maxSelected + except.length + 1}
    ) AS "matching"`;
  const without = new Set(except);
  const ids = splitIds(row?.ids).filter((id) => !without.has(id));
  refuseTooMany(ids.length);
  return ids;
}

/** Keeps others from changing these pictures until the transaction ends; `not_found` when one of them is not there. */
export async function lockImages(
  transaction: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<void> {
  const { kind } = scope.studio.database;
  // On SQLite the transaction itself is the lock. In the order of the ids, so that no two wait for each other.
  if (kind === "postgresql")
    await transaction.$queryRaw`SELECT count(*) FROM (
      SELECT 1 FROM "Image" WHERE ${ownImages(scope, ids)}
      ORDER BY "id" FOR NO KEY UPDATE) AS "locked"`;
  if ((await countOf(transaction, scope, ids)) < ids.length) throw new AppError("not_found");
}

async function countOf(reader: Reader, scope: Scope, ids: readonly string[]): Promise<number> {
  const [row] = await reader.$queryRaw<{ count: bigint | number }[]>`
    SELECT count(*) AS "count" FROM "Image"
    WHERE ${ownImages(scope, ids)} AND "purgedAt" IS NULL`;
  return Number(row?.count ?? 0);
}

function refuseTooMany(count: number): void {
  if (count > maxSelected) throw new AppError("selection_too_large", { params: { most: maxSelected } });
}
