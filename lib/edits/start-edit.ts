import type { Transaction } from "#lib/db/database.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import { type LoadedDraft, loadDraft, type WishedEdit } from "#lib/edits/load-draft.ts";
import type { PreparedPictures } from "#lib/edits/pixel-tasks.ts";
import type { EditDraft, EditRun } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import type { ImageOrigin } from "#lib/gallery/origin.ts";
import { newId } from "#lib/ids.ts";
import type { Dimensions } from "#lib/images/parameters.ts";
import { draftFingerprint } from "#lib/runs/draft-fingerprint.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { type Input, prepareInputs } from "#lib/runs/prepare-draft.ts";
import { beginRun, type RunParts } from "#lib/runs/start-run.ts";
import type { Context, Studio } from "#lib/studio/context.ts";

/**
 * Starts an edit and answers at once, as `startRun` does: the crop, the mask and the markup are drawn and stored, and one
 * transaction writes them with the run, its jobs and the plan. Errors: those of `loadDraft` and `startRun`.
 */
export async function startEdit(context: Context, draft: EditDraft): Promise<EditRun> {
  const runId = await beginRun(context, draft.idempotencyKey, fingerprintOf(draft), () =>
    gatherEdit(context, draft),
  );
  return { run: await getRun(context, { runId }), edit: await getEdit(context, { runId }) };
}

function fingerprintOf({ idempotencyKey: _, ...draft }: EditDraft): string {
  return draftFingerprint("edit", draft);
}

/** A picture drawn for the call, with the id it will have. */
type Part = {
  input: Input;
  origin: Extract<ImageOrigin, "crop" | "mask" | "markup">;
  bytes: keyof PreparedPictures;
};

/** All that an edit is begun with, for `beginRun`: its parts are drawn and stored. Errors: those of `loadDraft` and `startRun`. */
export async function gatherEdit(context: Context, draft: WishedEdit): Promise<RunParts> {
  const loaded = await loadDraft(context, draft);
  const { plan, parameters, sentPrompt } = loaded;
  const parts = partsOf(loaded, context.studio.clock());
  const drawn = parts.map(({ input }) => input);
  const inputs = [
    ...drawn.filter(({ role, position }) => role === "reference" && position === 0),
    ...loaded.references,
    ...drawn.filter(({ role, position }) => role !== "reference" || position > 0),
  ];
  const sent = { model: draft.model, prompt: sentPrompt ?? draft.prompt, count: draft.count, parameters };
  // Refused before anything is drawn. A prompt of nothing but our own words is none.
  await prepareInputs(context, loaded.connection, { ...sent, prompt: draft.prompt }, inputs);
  const prepared = await prepareInputs(context, loaded.connection, sent, inputs);
  const stored = await drawParts(context.studio, loaded, parts);
  return {
    draft: { ...draft, parameters },
    prepared,
    sentPrompt,
    async attach(transaction, run) {
      await refusePurged(transaction, context.workspaceId, loaded);
      await writeParts(context, transaction, stored, run);
      await transaction.edit.create({
        data: {
          runId: run.id,
          workspaceId: context.workspaceId,
          sourceId: loaded.source.id,
          maskId: loaded.mask?.id ?? null,
          markupId: loaded.markup?.id ?? null,
          mode: loaded.mode,
          plan: JSON.stringify(plan),
          settings: JSON.stringify(loaded.settings),
        },
      });
    },
  };
}

function partsOf({ plan, references }: LoadedDraft, now: number): Part[] {
  const part = (bytes: Part["bytes"], origin: Part["origin"], role: Input["role"], position = 0): Part => ({
    bytes,
    origin,
    input: { imageId: newId("img", now), role, position, mime: "image/png", ...plan.modelSize },
  });
  const parts = [part("crop", "crop", "reference")];
  if (plan.markup === "burned") parts.push(part("burned", "crop", "reference", references.length + 1));
  if (plan.maskSent) parts.push(part("mask", "mask", "mask"));
  if (plan.markup === "field") parts.push(part("markup", "markup", "markup"));
  return parts;
}

type StoredPart = Part & Dimensions & { sha256: string; length: number };

async function drawParts(studio: Studio, loaded: LoadedDraft, parts: Part[]): Promise<StoredPart[]> {
  const { source, mask, markup, plan, parameters } = loaded;
  const read = (image: { sha256: string } | null) => (image ? studio.blobs.read(image.sha256) : null);
  const pictures = await studio.pixels.run("prepare", {
    source: await studio.blobs.read(source.sha256),
    mask: await read(mask),
    markup: await read(markup),
    plan,
    transparent: parameters.background === "transparent",
  });
  const stored: StoredPart[] = [];
  for (const part of parts) {
    const bytes = pictures[part.bytes];
    if (!bytes) throw new Error(`the ${part.bytes} of an edit was not drawn`);
    const { sha256 } = await studio.blobs.write(once(bytes), Number.POSITIVE_INFINITY);
    stored.push({ ...part, ...plan.modelSize, sha256, length: bytes.length });
  }
  return stored;
}

/** Drawing takes a while: what was purged in the meantime could be paid for, and never be put together. */
async function refusePurged(
  transaction: Transaction,
  workspaceId: string,
  { source, mask, markup }: LoadedDraft,
): Promise<void> {
  const ids = new Set([source.id, ...(mask ? [mask.id] : []), ...(markup ? [markup.id] : [])]);
  const where = { workspaceId, id: { in: [...ids] }, purgedAt: null };
  if ((await transaction.image.count({ where })) < ids.size)
    throw new AppError("reference_missing", { field: "sourceId", params: { position: 1 } });
}

async function writeParts(
  { workspaceId, actor }: Context,
  transaction: Transaction,
  parts: StoredPart[],
  run: { id: string; now: number },
): Promise<void> {
  const createdAt = new Date(run.now);
  for (const { input, origin, sha256, width, height, length } of parts) {
    const blob = { workspaceId, sha256, mime: "image/png", width, height, bytes: length, createdAt };
    await transaction.blob.upsert({
      where: { workspaceId_sha256: { workspaceId, sha256 } },
      create: blob,
      update: { purgedAt: null },
    });
    await transaction.image.create({
      data: {
        id: input.imageId,
        workspaceId,
        actorKind: actor.kind,
        actorId: actor.id,
        origin,
        runId: run.id,
        sha256,
        width,
        height,
        listed: false,
        createdAt,
      },
    });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
