import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { selectedTemplates } from "#lib/library/selected-templates.ts";
import type { TemplateSelection } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Most templates one zip may hold: each is measured before the first byte is sent. */
const maxExported = 2000;

/**
 * Chooses templates for a download: one alone leaves as its `.prompt`, several as a zip, whose link works for a day.
 * Errors: `not_found`, `selection_too_large`.
 */
export async function createTemplateExport(
  context: Context,
  { selection }: { selection: TemplateSelection },
): Promise<{ exportId: string; url: string; count: number }> {
  const { studio, workspaceId, actor } = context;
  const { client } = studio.database;
  const ids = await selectedTemplates(client, context, selection);
  if (ids.length === 0) throw new AppError("invalid_request", { field: "selection" });
  if (ids.length > maxExported) throw new AppError("selection_too_large", { params: { most: maxExported } });
  const now = studio.clock();
  const exportId = newId("txp", now);
  await client.export.create({
    data: {
      id: exportId,
      workspaceId,
      actorKind: actor.kind,
      actorId: actor.id,
      // Its own kind of id says that these are templates.
      imageIds: JSON.stringify(ids),
      createdAt: new Date(now),
    },
  });
  const alone = ids.length === 1 ? await client.template.findUnique({ where: { id: ids[0] ?? "" } }) : null;
  const url = alone
    ? `/api/v1/library/templates/${alone.slug}.prompt`
    : `/api/v1/library/exports/${exportId}`;
  return { exportId, url, count: ids.length };
}
