import { createHash } from "node:crypto";
import type { Transaction } from "#lib/db/database.ts";
import { paintedMask } from "#lib/edits/painted-mask.ts";
import { gatherEdit } from "#lib/edits/start-edit.ts";
import { standardWish } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { freezeFragments } from "#lib/library/freeze-fragments.ts";
import { problemError } from "#lib/library/refuse-problems.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { prepareDraft } from "#lib/runs/prepare-draft.ts";
import { beginRun, type RunParts } from "#lib/runs/start-run.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";
import type { FrozenFragment, SlotImages, TemplateContent } from "#lib/template/content.ts";
import { type Filled, fillTemplate } from "#lib/template/fill.ts";

/**
 * Fills a template and starts an ordinary run of it, which remembers where it came from. Errors: `not_found`, the first
 * problem of the values by its own code, `reference_missing` with the slot, and all of `startRun`.
 */
export async function startTemplateRun(context: Context, draft: TemplateRunDraft): Promise<RunView> {
  const runId = await beginRun(context, draft.idempotencyKey, fingerprintOf(draft), () =>
    gather(context, draft),
  );
  return getRun(context, { runId });
}

async function gather(context: Context, draft: TemplateRunDraft): Promise<RunParts> {
  const { content, fragments } = await loadContent(context, draft);
  const filled = fill(content, fragments, draft);
  await refuseForeignImages(context, draft.slots);
  const parts = await (filled.mask === null
    ? plainParts(context, draft, filled)
    : lockedParts(context, draft, filled, content));
  return {
    ...parts,
    async attach(transaction, begun) {
      await parts.attach(transaction, begun);
      await noteUse(transaction, context, draft, begun);
    },
  };
}

async function plainParts(context: Context, draft: TemplateRunDraft, filled: Filled): Promise<RunParts> {
  const { connectionId, model, idempotencyKey, service } = draft;
  const { prompt, count, parameters, references } = filled;
  const run = {
    connectionId,
    model,
    prompt,
    count,
    parameters,
    references,
    mask: null,
    idempotencyKey,
    service,
  };
  const prepared = await prepareDraft(context, run);
  return { draft: run, prepared, sentPrompt: null, attach: async () => undefined };
}

/** With a mask it is an edit with locked pixels: what the mask keeps is put back, whoever asked. */
async function lockedParts(
  context: Context,
  { connectionId, model, service }: TemplateRunDraft,
  { prompt, count, parameters, references: [sourceId = "", ...references], mask }: Filled,
  { slots }: TemplateContent,
): Promise<RunParts> {
  const name = slots.find(({ role }) => role === "mask")?.name ?? "mask";
  const maskId = await paintedMask(context, { imageId: mask ?? "", field: `slots.${name}` });
  const wish = { ...standardWish, connectionId, model, prompt, count, parameters, sourceId, references };
  const parts = await gatherEdit(context, { ...wish, maskId, markupId: null });
  return { ...parts, draft: { ...parts.draft, service } };
}

/** What a template or one of its versions says, with its fragments: a draft's as they are now. */
async function loadContent(
  { studio, workspaceId }: Context,
  { templateId, versionId }: TemplateRunDraft,
): Promise<{ content: TemplateContent; fragments: FrozenFragment[] }> {
  const { client } = studio.database;
  if (versionId !== null) {
    const version = await client.templateVersion.findFirst({
      where: { id: versionId, templateId, workspaceId },
      select: { content: true, fragments: true },
    });
    if (!version) throw new AppError("not_found", { field: "versionId" });
    return { content: storedContent(version.content), fragments: storedFragments(version.fragments) };
  }
  const draft = await client.templateDraft.findFirst({
    where: { templateId, workspaceId },
    select: { content: true },
  });
  if (!draft) throw new AppError("not_found", { field: "templateId" });
  const content = storedContent(draft.content);
  return { content, fragments: await freezeFragments(client, workspaceId, content.fragments) };
}

function fill(
  content: TemplateContent,
  fragments: FrozenFragment[],
  { values, slots, overrides }: TemplateRunDraft,
): Filled {
  const result = fillTemplate(content, fragments, { values, slots, overrides });
  if (result.ok) return result.filled;
  const [problem] = result.problems;
  throw problem ? problemError(problem) : new AppError("internal", { message: "a template did not fill" });
}

/** The run would say which place among its inputs is empty; here it is known which slot that is. */
async function refuseForeignImages({ studio, workspaceId }: Context, slots: SlotImages): Promise<void> {
  const ids = [...new Set(Object.values(slots).flat())];
  if (ids.length === 0) return;
  const own = await studio.database.client.image.findMany({
    where: { workspaceId, deletedAt: null, purgedAt: null, id: { in: ids } },
    select: { id: true },
  });
  const there = new Set(own.map(({ id }) => id));
  for (const [name, images] of Object.entries(slots)) {
    const index = images.findIndex((id) => !there.has(id));
    if (index >= 0)
      throw new AppError("reference_missing", { field: `slots.${name}`, params: { position: index + 1 } });
  }
}

async function noteUse(
  transaction: Transaction,
  { workspaceId }: Context,
  { templateId, versionId, values, via, connectionId, model }: TemplateRunDraft,
  { id: runId, now }: { id: string; now: number },
): Promise<void> {
  const createdAt = new Date(now);
  await transaction.templateUse.create({
    data: { runId, workspaceId, templateId, versionId, values: JSON.stringify(values), via, createdAt },
  });
  // Proof and matrices are drawn on whatever is to be compared; what a person chose is offered again.
  const suggested = via === "playground" ? { connectionId, model } : {};
  await transaction.template.updateMany({
    where: { id: templateId, workspaceId },
    data: { useCount: { increment: 1 }, lastUsedAt: createdAt, ...suggested },
  });
}

/** sha256 over everything that makes the draft what it is, in one order whatever order it came in. */
function fingerprintOf({ idempotencyKey: _, via: __, ...draft }: TemplateRunDraft): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.map(([name, inner]) => [name, sorted(inner)]);
  };
  return createHash("sha256")
    .update(JSON.stringify(["template", sorted(draft)]))
    .digest("hex");
}
