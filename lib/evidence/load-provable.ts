import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * The frozen version a release or evidence is about. Errors: `not_found`, `version_retired`; `fragment_alone` for a
 * fragment, which is no prompt by itself.
 */
export async function loadProvable(
  reader: Pick<Transaction, "templateVersion">,
  { workspaceId }: Pick<Context, "workspaceId">,
  versionId: string,
) {
  const version = await reader.templateVersion.findFirst({
    where: { id: versionId, workspaceId },
    include: { status: true, template: { select: { kind: true, slug: true } } },
  });
  if (!version) throw new AppError("not_found", { field: "versionId" });
  if (version.template.kind !== "prompt") throw new AppError("fragment_alone", { field: "versionId" });
  if (version.status?.state === "retired")
    throw new AppError("version_retired", { field: "versionId", params: { number: version.number } });
  return version;
}
