import { paintedMask } from "#lib/edits/painted-mask.ts";
import { gatherEdit } from "#lib/edits/start-edit.ts";
import { standardWish } from "#lib/edits/view.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import { prepareDraft } from "#lib/runs/prepare-draft.ts";
import type { RunParts } from "#lib/runs/start-run.ts";
import type { Context } from "#lib/studio/context.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import type { Filled } from "#lib/template/fill.ts";

type Asked = Pick<TemplateRunDraft, "connectionId" | "model" | "idempotencyKey" | "service">;
type Drawn = { filled: Filled; content: TemplateContent };

/** All that a run of a filled template is begun with, for `beginRun`; with a mask it is an edit. */
export async function templateRunParts(context: Context, asked: Asked, drawn: Drawn): Promise<RunParts> {
  return drawn.filled.mask === null ? plainParts(context, asked, drawn) : lockedParts(context, asked, drawn);
}

async function plainParts(context: Context, asked: Asked, { filled }: Drawn): Promise<RunParts> {
  const { prompt, count, parameters, references } = filled;
  const run = { ...asked, prompt, count, parameters, references, mask: null };
  const prepared = await prepareDraft(context, run);
  return { draft: run, prepared, sentPrompt: null, attach: async () => undefined };
}

/** With a mask it is an edit with locked pixels: what the mask keeps is put back, whoever asked. */
async function lockedParts(
  context: Context,
  { connectionId, model, service }: Asked,
  { filled, content }: Drawn,
): Promise<RunParts> {
  const { prompt, count, parameters, mask } = filled;
  const [sourceId = "", ...references] = filled.references;
  const name = content.slots.find(({ role }) => role === "mask")?.name ?? "mask";
  const maskId = await paintedMask(context, { imageId: mask ?? "", field: `slots.${name}` });
  const wish = { ...standardWish, connectionId, model, prompt, count, parameters, sourceId, references };
  const parts = await gatherEdit(context, { ...wish, maskId, markupId: null });
  return { ...parts, draft: { ...parts.draft, service } };
}
