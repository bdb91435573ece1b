import { AppError } from "#lib/errors.ts";
import { versionInclude, versionView } from "#lib/library/version-rows.ts";
import type { VersionView } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** A frozen version with its content and fragments, by its number. Errors: `not_found`. */
export function loadVersion(
  context: Context,
  { templateId, number }: { templateId: string; number: number },
): Promise<VersionView> {
  return load(context, { templateId, number });
}

/** The same by its id. */
export function loadVersionById(
  context: Context,
  { versionId }: { versionId: string },
): Promise<VersionView> {
  return load(context, { id: versionId });
}

async function load(
  { studio, workspaceId }: Context,
  where: { id: string } | { templateId: string; number: number },
): Promise<VersionView> {
  const row = await studio.database.client.templateVersion.findFirst({
    where: { workspaceId, ...where },
    include: versionInclude,
  });
  if (!row) throw new AppError("not_found");
  return versionView(row);
}
