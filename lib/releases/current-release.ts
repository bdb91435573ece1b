import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** What the environment points to for a template, withdrawn or not; null where it never was released. */
export type CurrentRelease = { releaseId: string; versionId: string; connectionId: string; model: string };

export function currentRelease(
  { studio, workspaceId }: Context,
  { environment, templateId }: { environment: EnvironmentKey; templateId: string },
): Promise<CurrentRelease | null> {
  return studio.database.client.environmentPointer.findUnique({
    where: { workspaceId_environment_templateId: { workspaceId, environment, templateId } },
    select: { releaseId: true, versionId: true, connectionId: true, model: true },
  });
}
