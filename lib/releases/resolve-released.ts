import { AppError } from "#lib/errors.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { releasedInclude, releasedPrompt } from "#lib/releases/released-prompt.ts";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** What is current, and the ids by which the studio itself can draw it. */
export type Resolved = {
  prompt: ReleasedPrompt;
  templateId: string;
  versionId: string;
  connectionId: string;
};

type Named = { environment: EnvironmentKey; slug: string };

/**
 * What applications get of a template in an environment, by its name or one it once had. Errors: `not_found` where it was
 * never released, `release_withdrawn` where it was taken out.
 */
export async function resolveReleased(context: Context, named: Named): Promise<ReleasedPrompt> {
  return (await resolveRelease(context, named)).prompt;
}

/** The same, for who goes on to draw it. */
export async function resolveRelease(context: Context, { environment, slug }: Named): Promise<Resolved> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const templateId = await findByName(client, workspaceId, slug);
  const pointer =
    templateId === null
      ? null
      : await client.environmentPointer.findUnique({
          where: { workspaceId_environment_templateId: { workspaceId, environment, templateId } },
          select: { releaseId: true, withdrawn: true },
        });
  if (!pointer) throw new AppError("not_found", { field: "slug" });
  if (pointer.withdrawn) throw new AppError("release_withdrawn", { params: { environment } });
  // Of this environment and template, whatever a hand may have written into the pointer.
  const row = await client.release.findFirst({
    where: { id: pointer.releaseId, workspaceId, environment, templateId: templateId ?? "" },
    include: releasedInclude,
  });
  if (!row) throw new AppError("not_found", { field: "slug" });
  const { kind } = await client.connection.findUniqueOrThrow({
    where: { id: row.connectionId },
    select: { kind: true },
  });
  const { versionId, connectionId } = row;
  return { prompt: releasedPrompt(row, kind), templateId: row.templateId, versionId, connectionId };
}
