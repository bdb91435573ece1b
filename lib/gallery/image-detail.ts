import { z } from "zod";
import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import type { EditView } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { readLineage } from "#lib/gallery/lineage.ts";
import { readProvenance } from "#lib/gallery/provenance.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
import { isId } from "#lib/ids.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { loadTemplatesOf } from "#lib/runs/load-templates-of.ts";
import { loadMedians } from "#lib/runs/medians.ts";
import { runInclude, runView } from "#lib/runs/run-view.ts";
import type { Context } from "#lib/studio/context.ts";

const include = {
  blob: true,
  run: { include: runInclude },
  tags: { select: { tag: { select: { name: true } } } },
  collections: { select: { collection: { select: { id: true, name: true } } } },
} as const satisfies Prisma.ImageInclude;

type DetailRow = Prisma.ImageGetPayload<{ include: typeof include }>;

/**
 * Everything there is to know of one picture, also of one in the trash and of one whose bytes are gone for good.
 * Somebody else's is `not_found`.
 */
export async function imageDetail(context: Context, { imageId }: { imageId: string }): Promise<ImageDetail> {
  const { studio, workspaceId } = context;
  if (!isId("img", imageId)) throw new AppError("not_found");
  const row = await studio.database.client.image.findFirst({ where: { workspaceId, id: imageId }, include });
  if (!row) throw new AppError("not_found");
  const { run } = row;
  const [file, provenance, lineage, edit, call, siblings, previousRun, nextRun] = await Promise.all([
    fileState(context, row),
    row.purgedAt ? { c2pa: false, software: null } : readProvenance(studio.blobs, row.blob),
    readLineage(context, imageId),
    editOf(context, row),
    callOf(context, row),
    siblingsOf(context, row),
    neighbourRun(context, row, "before"),
    neighbourRun(context, row, "after"),
  ]);
  const { parents, children, cut } = lineage;
  return {
    image: imageView(row),
    trashed: row.deletedAt !== null,
    file,
    tags: row.tags.map(({ tag }) => tag.name).sort(),
    collections: row.collections.map(({ collection }) => collection),
    run:
      run &&
      runView(run, {
        medianMs: (await loadMedians(context, [run]))(run),
        template: (await loadTemplatesOf(context, [run]))(run),
      }),
    model: run && fateOf(run),
    edit,
    sentPrompt: run?.sentPrompt ?? null,
    answered: answeredOf(row.answered),
    call,
    provenance,
    parents,
    children,
    lineageCut: cut,
    siblings,
    previousRun,
    nextRun,
  };
}

async function fileState({ studio }: Context, row: DetailRow): Promise<ImageDetail["file"]> {
  if (row.purgedAt) return "purged";
  try {
    const stat = await studio.blobs.stat(row.sha256);
    return stat?.bytes === row.blob.bytes ? "kept" : "missing";
  } catch (error) {
    // The disk is sick: all else is still worth telling.
    studio.logger.warn({ err: error, sha256: row.sha256 }, "a blob cannot be looked at");
    return "missing";
  }
}

/** The edit whose result it is. An edit in the trash can't be read as one; its run is told nevertheless. */
async function editOf(context: Context, { run }: DetailRow): Promise<EditView | null> {
  if (!run?.edit) return null;
  try {
    return await getEdit(context, { runId: run.id });
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code !== "not_found") context.studio.logger.error({ err: thrown }, "an edit cannot be shown");
    return null;
  }
}

function fateOf({ model, connection }: NonNullable<DetailRow["run"]>): ImageDetail["model"] {
  const { endsOn, replacedBy } = profileOf(model, connection.kind as ConnectionKind);
  return { endsOn, replacedBy };
}

const words = z.string().max(100).nullable().catch(null);
const answeredSchema = z.object({ size: words, quality: words, background: words, outputFormat: words });

/** Null where the provider said nothing of the picture at all. */
function answeredOf(stored: string | null): ImageDetail["answered"] {
  if (stored === null) return null;
  try {
    const answered = answeredSchema.parse(JSON.parse(stored));
    return Object.values(answered).some((value) => value !== null) ? answered : null;
  } catch {
    return null;
  }
}

async function callOf(
  { studio, workspaceId }: Context,
  { jobId, run }: DetailRow,
): Promise<ImageDetail["call"]> {
  const job = run?.jobs.find(({ id }) => id === jobId);
  if (!job) return null;
  const dispatch = await studio.database.client.dispatch.findFirst({
    where: { workspaceId, jobId: job.id },
    orderBy: { attempt: "desc" },
  });
  const { dispatchedAt, finishedAt } = dispatch ?? {};
  return {
    chargeNano: String(job.charge === "held" ? job.reserved : job.charged),
    charge: job.charge as NonNullable<ImageDetail["call"]>["charge"],
    latencyMs: dispatchedAt && finishedAt ? finishedAt.getTime() - dispatchedAt.getTime() : null,
    processingMs: dispatch?.processingMs ?? null,
    requestId: dispatch?.providerRequestId ?? null,
    clientRequestId: dispatch?.clientRequestId ?? null,
  };
}

async function siblingsOf(
  { studio, workspaceId }: Context,
  row: DetailRow,
): Promise<ImageDetail["siblings"]> {
  if (row.runId === null) return [];
  const rows = await studio.database.client.image.findMany({
    where: {
      workspaceId,
      runId: row.runId,
      OR: [{ id: row.id }, { listed: true, deletedAt: null, purgedAt: null }],
    },
    include: { blob: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map((image) => imageView(image));
}

/** The first picture of the nearest run that has any to show. For what no run made: of the runs around its time. */
async function neighbourRun(
  { studio, workspaceId }: Context,
  { runId, createdAt }: DetailRow,
  side: "before" | "after",
): Promise<ImageDetail["previousRun"]> {
  const isBefore = side === "before";
  const id = runId === null ? undefined : isBefore ? { lt: runId } : { gt: runId };
  const made = runId !== null ? undefined : isBefore ? { lt: createdAt } : { gt: createdAt };
  const kept = { listed: true, deletedAt: null, purgedAt: null } as const;
  const run = await studio.database.client.run.findFirst({
    where: {
      workspaceId,
      deletedAt: null,
      ...(id && { id }),
      ...(made && { createdAt: made }),
      images: { some: kept },
    },
    orderBy: { id: isBefore ? "desc" : "asc" },
    select: {
      images: {
        where: kept,
        include: { blob: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        take: 1,
      },
    },
  });
  const [first] = run?.images ?? [];
  return first ? imageView(first) : null;
}
