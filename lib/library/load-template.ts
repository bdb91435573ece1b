import { AppError } from "#lib/errors.ts";
import { draftView } from "#lib/library/draft-view.ts";
import { loadFragmentUsers } from "#lib/library/fragment-use.ts";
import { loadCards } from "#lib/library/load-cards.ts";
import { findByName } from "#lib/library/template-names.ts";
import { versionSummary } from "#lib/library/version-rows.ts";
import type { TemplateView } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A template by its name, or one it once had: compare `slug` with what was asked. Errors: `not_found`. */
export async function loadTemplate(context: Context, { slug }: { slug: string }): Promise<TemplateView> {
  const { studio, workspaceId } = context;
  const templateId = await findByName(studio.database.client, workspaceId, slug);
  if (templateId === null) throw new AppError("not_found");
  return templateView(context, templateId);
}

/** Everything a template's page shows. Errors: `not_found`. */
export async function templateView(context: Context, templateId: string): Promise<TemplateView> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const [card] = await loadCards(context, [templateId]);
  const row = await client.template.findFirst({
    where: { id: templateId, workspaceId },
    include: {
      draft: true,
      aliases: { select: { slug: true }, orderBy: { slug: "asc" } },
      versions: {
        include: { status: true },
        omit: { content: true, fragments: true },
        orderBy: { number: "desc" },
      },
    },
  });
  if (!card || !row?.draft) throw new AppError("not_found");
  const [forkedFrom, usedBy] = await Promise.all([
    loadOrigin(context, row.forkedFromId),
    row.kind === "fragment" ? loadFragmentUsers(client, workspaceId, templateId) : [],
  ]);
  return {
    ...card,
    aliases: row.aliases.map((alias) => alias.slug),
    notes: row.notes,
    licence: row.licence,
    source: row.source,
    owner: row.ownerId,
    createdAt: row.createdAt.toISOString(),
    forkedFrom,
    deployment: row.connectionId && row.model ? { connectionId: row.connectionId, model: row.model } : null,
    draft: draftView(row.draft),
    versions: row.versions.map(versionSummary),
    usedBy,
  };
}

async function loadOrigin(
  { studio, workspaceId }: Context,
  versionId: string | null,
): Promise<TemplateView["forkedFrom"]> {
  if (versionId === null) return null;
  const version = await studio.database.client.templateVersion.findFirst({
    where: { id: versionId, workspaceId },
    select: { number: true, template: { select: { id: true, slug: true } } },
  });
  return version && { templateId: version.template.id, slug: version.template.slug, version: version.number };
}
