import { AppError } from "#lib/errors.ts";
import { freezeFragments } from "#lib/library/freeze-fragments.ts";
import { noteTemplateUse } from "#lib/library/note-template-use.ts";
import { problemError } from "#lib/library/refuse-problems.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { templateRunParts } from "#lib/library/template-run-parts.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { TemplateRunDraft } from "#lib/library/view.ts";
import { draftFingerprint } from "#lib/runs/draft-fingerprint.ts";
import { getRun } from "#lib/runs/get-run.ts";
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
  const parts = await templateRunParts(context, draft, { filled, content });
  return {
    ...parts,
    async attach(transaction, begun) {
      await parts.attach(transaction, begun);
      await noteTemplateUse(transaction, context, draft, begun);
    },
  };
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

function fingerprintOf({ idempotencyKey: _, via: __, ...draft }: TemplateRunDraft): string {
  return draftFingerprint("template", draft);
}
