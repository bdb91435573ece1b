import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { readEdit, readProof, readSettings } from "#lib/edits/stored-edit.ts";
import type { EditDraft, EditResultView, EditView } from "#lib/edits/view.ts";
import { type ImageRow, imageView } from "#lib/gallery/image-view.ts";
import { shownParameters } from "#lib/runs/read-stored.ts";
import { storedError } from "#lib/runs/run-view.ts";
import type { Context } from "#lib/studio/context.ts";

const include = {
  run: { include: { inputs: { orderBy: { position: "asc" } } } },
  results: { orderBy: { rawId: "asc" } },
} as const satisfies Prisma.EditInclude;

type EditRow = Prisma.EditGetPayload<{ include: typeof include }>;
type Picture = ImageRow & { deletedAt: Date | null; position: number };

/** Edits as everybody outside sees them, newest first; those of runs in the trash are left out. */
export async function loadEditViews(
  { studio, workspaceId }: Context,
  where: Prisma.EditWhereInput,
  limit: number,
): Promise<EditView[]> {
  const { client } = studio.database;
  const edits = await client.edit.findMany({
    where: { ...where, workspaceId, run: { deletedAt: null } },
    include,
    orderBy: { runId: "desc" },
    take: limit,
  });
  const ids = new Set(edits.flatMap(namedImages));
  const rows = await client.image.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: { blob: true },
  });
  const images = new Map<string, Picture>(rows.map((row) => [row.id, row]));
  return edits.flatMap((edit) => viewOf(edit, images) ?? []);
}

function namedImages({ sourceId, maskId, markupId, results }: EditRow): string[] {
  const drawn = results.flatMap(({ rawId, compositeId }) => [rawId, compositeId]);
  return [sourceId, maskId, markupId, ...drawn].filter((id) => id !== null);
}

/** null when the picture it was made of has no row any more. */
function viewOf(edit: EditRow, images: ReadonlyMap<string, Picture>): EditView | null {
  const view = (id: string | null) => {
    const row = id === null ? undefined : images.get(id);
    return row ? imageView(row) : null;
  };
  const source = view(edit.sourceId);
  if (!source) return null;
  const { plan, mode } = readEdit(edit);
  const results = edit.results
    .map((result) => ({
      position: images.get(result.rawId)?.position ?? 0,
      view: resultView(result, images),
    }))
    .sort((one, other) => one.position - other.position)
    .flatMap((result) => result.view ?? []);
  return {
    runId: edit.runId,
    source,
    mask: view(edit.maskId),
    markup: view(edit.markupId),
    mode,
    draft: draftOf(edit),
    plan,
    results,
    createdAt: edit.run.createdAt.toISOString(),
  };
}

/** null for what was put into the trash. */
function resultView(
  result: EditRow["results"][number],
  images: ReadonlyMap<string, Picture>,
): EditResultView | null {
  const raw = images.get(result.rawId);
  const composite = result.compositeId === null ? undefined : images.get(result.compositeId);
  const shown = composite ?? raw;
  if (!raw || shown?.deletedAt) return null;
  return {
    rawId: result.rawId,
    raw: imageView(raw),
    composite: composite ? imageView(composite) : null,
    state: result.state as EditResultView["state"],
    settings: readSettings(result.settings),
    proof: result.proof === null ? null : readProof(result.proof),
    error: result.error === null ? null : storedError(result.error),
  };
}

function draftOf(edit: EditRow): Omit<EditDraft, "idempotencyKey"> {
  const { run, sourceId, maskId, markupId } = edit;
  const { plan, settings, mode } = readEdit(edit);
  const references = run.inputs.filter(({ role, position }) => role === "reference" && position > 0);
  return {
    connectionId: run.connectionId,
    model: run.model,
    prompt: run.prompt,
    count: run.count,
    parameters: shownParameters(run.parameters),
    sourceId,
    maskId,
    markupId,
    // The copy with the marks is made anew from the markup.
    references: references.map(({ imageId }) => imageId).slice(0, plan.markup === "burned" ? -1 : undefined),
    mode,
    settings,
    outset: plan.outset,
    context: plan.context,
  };
}
