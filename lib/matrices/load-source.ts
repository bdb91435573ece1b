import { AppError } from "#lib/errors.ts";
import { freezeFragments } from "#lib/library/freeze-fragments.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { findByName } from "#lib/library/template-names.ts";
import { storedFragments } from "#lib/library/version-rows.ts";
import type { MatrixSource } from "#lib/matrices/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** The same by the template's name, or one it once had. Errors: `not_found`. */
export async function loadSourceByName(
  context: Context,
  { slug, version }: { slug: string; version: { number: number } | null },
): Promise<MatrixSource> {
  const templateId = await findByName(context.studio.database.client, context.workspaceId, slug);
  if (templateId === null) throw new AppError("not_found", { field: "template" });
  return loadSource(context, { templateId, version });
}

/** A version by its id or its number, or the draft as it is now. */
type Wanted = { templateId: string; version: { id: string } | { number: number } | null };

/** What a matrix is made of. Errors: `not_found`, those of freezing a draft's fragments. */
export async function loadSource(context: Context, { templateId, version }: Wanted): Promise<MatrixSource> {
  const { studio, workspaceId } = context;
  const template = await studio.database.client.template.findFirst({
    where: { id: templateId, workspaceId, kind: "prompt" },
    include: { draft: true },
  });
  if (!template?.draft) throw new AppError("not_found", { field: "templateId" });
  const { id, slug, titleEn, titleZh, connectionId, model } = template;
  const deployment = connectionId && model ? { connectionId, model } : null;
  const common = { templateId: id, slug, title: { en: titleEn, "zh-CN": titleZh }, deployment };
  if (version) return { ...common, ...(await loadFrozen(context, id, version)) };
  const content = storedContent(template.draft.content);
  const fragments = await freezeFragments(studio.database.client, workspaceId, content.fragments);
  return { ...common, version: null, content, fragments };
}

async function loadFrozen(
  { studio, workspaceId }: Context,
  templateId: string,
  version: { id: string } | { number: number },
): Promise<Pick<MatrixSource, "version" | "content" | "fragments">> {
  const row = await studio.database.client.templateVersion.findFirst({
    where: { ...version, templateId, workspaceId },
    select: { id: true, number: true, content: true, fragments: true },
  });
  if (!row) throw new AppError("not_found", { field: "versionId" });
  return {
    version: { id: row.id, number: row.number },
    content: storedContent(row.content),
    fragments: storedFragments(row.fragments),
  };
}
