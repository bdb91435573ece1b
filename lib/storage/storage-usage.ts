import type { Database } from "#lib/db/database.ts";
import { trashSummary } from "#lib/gallery/trash-summary.ts";
import { latestCheck } from "#lib/storage/latest-check.ts";
import { type StorageShare, type StorageUsage, storageShares } from "#lib/storage/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** What uses the workspace's space, from the rows alone: quick, and the same on every machine. */
export async function storageUsage(context: Context): Promise<StorageUsage> {
  const { studio, workspaceId } = context;
  const { database } = studio;
  const [shares, workspace, databaseBytes, trash, check] = await Promise.all([
    readShares(context),
    database.client.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { storageLimit: true },
    }),
    databaseSize(database),
    trashSummary(context),
    latestCheck(context),
  ]);
  return {
    shares,
    usedBytes: storageShares.reduce((total, share) => total + shares[share].bytes, 0),
    limitBytes: workspace.storageLimit === null ? null : Number(workspace.storageLimit),
    databaseBytes,
    trash,
    check,
  };
}

type Group = { share: number | bigint; files: number | bigint; bytes: number | bigint };

async function readShares({ studio, workspaceId }: Context): Promise<StorageUsage["shares"]> {
  const groups = await studio.database.client.$queryRaw<Group[]>`
    SELECT "share", count(*) AS "files", CAST(sum("bytes") AS BIGINT) AS "bytes" FROM (
      SELECT "Blob"."bytes" AS "bytes", min(CASE
        WHEN "Image"."deletedAt" IS NOT NULL THEN 4
        WHEN NOT "Image"."listed" THEN 3
        WHEN "Image"."origin" = 'run' THEN 0
        WHEN "Image"."origin" = 'composite' THEN 1
        ELSE 2 END) AS "share"
      FROM "Blob" JOIN "Image" ON "Image"."workspaceId" = "Blob"."workspaceId" AND "Image"."sha256" = "Blob"."sha256"
      WHERE "Blob"."workspaceId" = ${workspaceId} AND "Blob"."purgedAt" IS NULL AND "Image"."purgedAt" IS NULL
      GROUP BY "Blob"."sha256", "Blob"."bytes"
    ) AS "used" GROUP BY "share"`;
  const found = new Map(
    groups.map(({ share, files, bytes }) => [storageShares[Number(share)], { files, bytes }]),
  );
  const shareOf = (share: StorageShare) => ({
    files: Number(found.get(share)?.files ?? 0),
    bytes: Number(found.get(share)?.bytes ?? 0),
  });
  return {
    run: shareOf("run"),
    composite: shareOf("composite"),
    upload: shareOf("upload"),
    parts: shareOf("parts"),
    trash: shareOf("trash"),
  };
}

async function databaseSize({ kind, client }: Database): Promise<number> {
  type Row = { bytes: number | bigint };
  const [row] =
    kind === "sqlite"
      ? await client.$queryRaw<Row[]>`
          SELECT "page_count" * "page_size" AS "bytes" FROM pragma_page_count(), pragma_page_size()`
      : await client.$queryRaw<Row[]>`SELECT pg_database_size(current_database()) AS "bytes"`;
  return Number(row?.bytes ?? 0);
}
