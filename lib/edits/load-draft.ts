import { canvasOf, planEdit } from "#lib/compositing/plan-edit.ts";
import { wayOfMarkup } from "#lib/compositing/way-of-markup.ts";
import { checkEditSize, describeSource } from "#lib/edits/describe-source.ts";
import { editPrompt } from "#lib/edits/edit-prompt.ts";
import type { MaskFacts } from "#lib/edits/pixel-tasks.ts";
import type { CompositeSettings, EditDraft, EditMode, EditPlan } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { DrawParameters } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ModelProfile } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { type DraftConnection, type Input, loadConnection } from "#lib/runs/prepare-draft.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

/** An edit as it is wished for; which click it came by is nothing to it. */
export type WishedEdit = Omit<EditDraft, "idempotencyKey">;

type Stored = { id: string; sha256: string };

/** An edit that may be made, before anything of it is drawn or written. */
export type LoadedDraft = {
  connection: DraftConnection;
  profile: ModelProfile;
  source: Stored;
  mask: Stored | null;
  markup: Stored | null;
  facts: MaskFacts;
  plan: EditPlan;
  mode: EditMode;
  settings: CompositeSettings;
  /** As they are sent: the size is the plan's. */
  parameters: DrawParameters;
  sentPrompt: string | null;
  /** The references of the person; the crop comes before them, a copy with marks after them. */
  references: Input[];
};

/**
 * Looks up everything an edit names and plans it. Errors: `not_found` (source), `reference_missing`, `edit_too_large`,
 * `edit_source_unreadable`, `mask_empty`, `mask_not_grey`, `mask_size_mismatch`, `invalid_request` (markup of another
 * size).
 */
export async function loadDraft(context: Context, draft: WishedEdit): Promise<LoadedDraft> {
  const connection = await loadConnection(context, draft);
  const profile = profileOf(draft.model, connection.kind as ConnectionKind);
  const { width, height } = await describeSource(context, { imageId: draft.sourceId });
  checkEditSize({ width, height }, draft.outset);
  const images = await loadImages(context, draft);
  const { source, mask, markup } = images;
  checkMarkup(markup, canvasOf({ width, height }, draft.outset));
  const facts = await measure(context.studio, mask, { source: { width, height }, outset: draft.outset });
  if (mask && !facts.bounds) throw new AppError("mask_empty", { field: "maskId" });
  const plan = planEdit({
    source: { width, height },
    outset: draft.outset,
    bounds: facts.bounds,
    sizes: profile.sizes,
    context: draft.context,
    maskTaken: profile.mask,
    markup: markup ? wayOfMarkup(profile, facts.bounds !== null) : "none",
  });
  const { feather } = draft.settings;
  return {
    connection,
    profile,
    source,
    mask,
    markup,
    facts,
    plan,
    // Where nothing is locked there is nothing to put back.
    mode: facts.bounds ? draft.mode : "raw",
    settings: { ...draft.settings, feather: feather ?? facts.feather },
    parameters: parametersOf(draft, plan, profile),
    sentPrompt: editPrompt(draft.prompt, { bounds: facts.bounds, plan }),
    references: images.references,
  };
}

/** `auto` may come back in another shape, so the size is always said. What a model knows nothing of is left out. */
function parametersOf(
  { parameters }: WishedEdit,
  { modelSize }: EditPlan,
  profile: ModelProfile,
): DrawParameters {
  const { inputFidelity } = parameters;
  const known = inputFidelity !== null && profile.inputFidelities.includes(inputFidelity);
  return {
    ...parameters,
    size: `${modelSize.width}x${modelSize.height}`,
    inputFidelity: known ? inputFidelity : null,
  };
}

type Sized = Stored & { mime: string; width: number; height: number };

async function loadImages({ studio, workspaceId }: Context, draft: WishedEdit) {
  const { sourceId, maskId, markupId, references } = draft;
  const ids = [sourceId, maskId, markupId, ...references].filter((id) => id !== null);
  const rows = await studio.database.client.image.findMany({
    where: { workspaceId, deletedAt: null, purgedAt: null, id: { in: ids } },
    select: { id: true, sha256: true, blob: { select: { mime: true, width: true, height: true } } },
  });
  const found = new Map(rows.map(({ blob, ...row }): [string, Sized] => [row.id, { ...row, ...blob }]));
  const need = (id: string, field: string, position: number): Sized => {
    const image = found.get(id);
    if (!image) throw new AppError("reference_missing", { field, params: { position } });
    return image;
  };
  const mask = maskId === null ? null : need(maskId, "maskId", 1);
  if (mask && mask.mime !== "image/png") throw new AppError("mask_not_grey", { field: "maskId" });
  return {
    source: need(sourceId, "sourceId", 1),
    mask,
    markup: markupId === null ? null : need(markupId, "markupId", 1),
    references: references.map((imageId, index): Input => {
      const { mime, width, height } = need(imageId, `references[${index}]`, index + 2);
      return { imageId, role: "reference", position: index + 1, mime, width, height };
    }),
  };
}

function checkMarkup(markup: Sized | null, canvas: { width: number; height: number }): void {
  if (!markup) return;
  const fits =
    markup.mime === "image/png" && markup.width === canvas.width && markup.height === canvas.height;
  const message = "a markup is a PNG of the size of the canvas";
  if (!fits) throw new AppError("invalid_request", { field: "markupId", message });
}

type Place = { source: { width: number; height: number }; outset: EditDraft["outset"] };

async function measure(studio: Studio, mask: Stored | null, { source, outset }: Place): Promise<MaskFacts> {
  const isWhole = !mask && outset.left + outset.top + outset.right + outset.bottom === 0;
  const pixels = source.width * source.height;
  if (isWhole) return { pixels, bounds: null, whole: true, feather: 0 };
  const bytes = mask ? await studio.blobs.read(mask.sha256) : null;
  return studio.pixels.run("measure", { mask: bytes, source, outset });
}
