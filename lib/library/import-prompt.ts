import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { contentDigest } from "#lib/library/content-digest.ts";
import { insertTemplate } from "#lib/library/create-template.ts";
import { lockNames, lockTemplate } from "#lib/library/own-template.ts";
import { writeDraft } from "#lib/library/save-draft.ts";
import { createTemplateSchema } from "#lib/library/schema.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { slugPattern } from "#lib/library/slug.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { findByName } from "#lib/library/template-names.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { ImportedFile } from "#lib/library/view.ts";
import { writeCases } from "#lib/library/write-cases.ts";
import type { PromptFile } from "#lib/prompt-files/prompt-file.ts";
import type { Context } from "#lib/studio/context.ts";
import { canonicalContent } from "#lib/template/canonical.ts";

type Outcome = Pick<ImportedFile, "outcome" | "slug" | "error">;

/**
 * One prompt out of a file. A name nobody has becomes a new template. One that exists gets the file's content as its draft
 * only where the file was made from the very version the draft stands on, and nobody has changed the draft since; else
 * `import_conflict`. Errors: that, and `invalid_request` for what is no template of ours.
 */
export async function importPrompt(context: Context, file: PromptFile): Promise<Outcome> {
  const { studio, workspaceId } = context;
  const { meta, content } = file;
  const slug = meta.slug !== null && slugPattern.test(meta.slug) && meta.slug.length <= 80 ? meta.slug : null;
  const asked = createTemplateSchema.safeParse({ ...meta, slug, content });
  if (!asked.success) {
    const field = asked.error.issues[0]?.path.join(".");
    throw new AppError("invalid_request", { ...(field && { field }), cause: asked.error });
  }
  const outcome = await studio.database.transaction(async (transaction): Promise<Outcome> => {
    await lockNames(transaction, context);
    const existing = slug === null ? null : await findByName(transaction, workspaceId, slug);
    if (existing !== null) return meet(transaction, context, existing, file);
    const templateId = await insertTemplate(transaction, context, asked.data);
    await writeCases(transaction, context, {
      templateId,
      // Pictures are ids of another studio.
      cases: file.cases.filter(({ slots }) => Object.keys(slots).length === 0),
    });
    await settleTemplate(transaction, context, templateId);
    const made = await transaction.template.findUniqueOrThrow({ where: { id: templateId } });
    return { outcome: "created", slug: made.slug, error: null };
  });
  studio.events.wake(workspaceId);
  return outcome;
}

async function meet(
  transaction: Transaction,
  context: Context,
  templateId: string,
  { meta, content, digest }: PromptFile,
): Promise<Outcome> {
  const { slug, kind } = await lockTemplate(transaction, context, templateId);
  const draft = await transaction.templateDraft.findUniqueOrThrow({ where: { templateId } });
  const standing = storedContent(draft.content);
  if (canonicalContent(standing, []) === canonicalContent(content, []))
    return { outcome: "unchanged", slug, error: null };
  const conflict = new AppError("import_conflict", { field: "slug", params: { slug } });
  if (kind !== meta.kind || digest === null || draft.baseVersionId === null) throw conflict;
  const base = await transaction.templateVersion.findUniqueOrThrow({ where: { id: draft.baseVersionId } });
  const isUntouched = contentDigest(standing, storedFragments(base.fragments)) === base.digest;
  if (base.digest !== digest || !isUntouched) throw conflict;
  await writeDraft(transaction, context, { templateId, rev: draft.rev, content: JSON.stringify(content) });
  return { outcome: "updated", slug, error: null };
}
