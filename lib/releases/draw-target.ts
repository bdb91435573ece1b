import { AppError } from "#lib/errors.ts";
import { loadVersionById } from "#lib/library/load-version.ts";
import { findByName } from "#lib/library/template-names.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { resolveRelease } from "#lib/releases/resolve-released.ts";
import type { Context } from "#lib/studio/context.ts";
import type { FrozenFragment, TemplateContent } from "#lib/template/content.ts";

/** Which version is drawn for a caller, and on what. */
export type DrawTarget = {
  templateId: string;
  versionId: string;
  connectionId: string;
  model: string;
  content: TemplateContent;
  fragments: FrozenFragment[];
};

type Asked = { environment: EnvironmentKey; slug: string; idempotencyKey: string };

/**
 * The current release; for a key that was used before, what was drawn with it then: a caller that asks again because it
 * heard no answer gets its run, although another version was released meanwhile. Errors: as `resolveReleased`,
 * `idempotency_conflict` for the key of something else.
 */
export async function drawTarget(context: Context, asked: Asked): Promise<DrawTarget> {
  const earlier = await earlierDraw(context, asked);
  if (earlier) return earlier;
  const { prompt, templateId, versionId, connectionId } = await resolveRelease(context, asked);
  const { content, fragments, deployment } = prompt;
  return { templateId, versionId, connectionId, model: deployment.model, content, fragments };
}

async function earlierDraw(context: Context, { slug, idempotencyKey }: Asked): Promise<DrawTarget | null> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const run = await client.run.findUnique({
    where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey } },
    select: { id: true, connectionId: true, model: true },
  });
  if (!run) return null;
  const use = await client.templateUse.findFirst({ where: { runId: run.id, workspaceId } });
  const templateId = await findByName(client, workspaceId, slug);
  if (!use?.versionId || use.templateId !== templateId)
    throw new AppError("idempotency_conflict", { field: "idempotency-key" });
  const { content, fragments } = await loadVersionById(context, { versionId: use.versionId });
  const { connectionId, model } = run;
  return { templateId: use.templateId, versionId: use.versionId, connectionId, model, content, fragments };
}
