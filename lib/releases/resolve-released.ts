import { AppError } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { releasedPrompt } from "#lib/releases/released-prompt.ts";
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
  const row = await findCurrent(context, { environment, slug });
  if (!row) throw new AppError("not_found", { field: "slug" });
  if (row.withdrawn) throw new AppError("release_withdrawn", { params: { environment } });
  if (row.id === null) throw new AppError("not_found", { field: "slug" });
  const { id, sequence, createdAt, model, number, digest, content, fragments, ...rest } = row;
  const { slug: name, titleEn, titleZh, useWhenEn, useWhenZh, connectionKind } = rest;
  const template = { slug: name, titleEn, titleZh, useWhenEn, useWhenZh };
  const version = { number: Number(number), digest, content, fragments, template };
  const released = {
    id,
    environment,
    sequence: Number(sequence),
    createdAt: new Date(createdAt),
    model,
    version,
  };
  const { templateId, versionId, connectionId } = rest;
  return { prompt: releasedPrompt(released, connectionKind), templateId, versionId, connectionId };
}

type CurrentRow = {
  withdrawn: boolean | number;
  templateId: string;
  slug: string;
  titleEn: string;
  titleZh: string;
  useWhenEn: string;
  useWhenZh: string;
  /** null where the pointer leads to no release of this environment and template, whatever a hand may have written. */
  id: string | null;
  sequence: number | bigint;
  createdAt: Date | string;
  model: string;
  versionId: string;
  number: number | bigint;
  digest: string;
  content: string;
  fragments: string;
  connectionId: string;
  connectionKind: string;
};

/** All of it in one question: applications ask on their way to every picture. */
async function findCurrent(
  { studio, workspaceId }: Context,
  { environment, slug }: Named,
): Promise<CurrentRow | undefined> {
  const [row] = await studio.database.client.$queryRaw<CurrentRow[]>`
    SELECT p."withdrawn", t."id" AS "templateId", t."slug", t."titleEn", t."titleZh", t."useWhenEn", t."useWhenZh",
      r."id", r."sequence", r."createdAt", r."model", r."versionId", v."number", v."digest", v."content", v."fragments",
      r."connectionId", c."kind" AS "connectionKind"
    FROM "Template" AS t
    JOIN "EnvironmentPointer" AS p
      ON p."workspaceId" = t."workspaceId" AND p."environment" = ${environment} AND p."templateId" = t."id"
    LEFT JOIN "Release" AS r ON r."id" = p."releaseId" AND r."workspaceId" = t."workspaceId"
      AND r."environment" = p."environment" AND r."templateId" = t."id"
    LEFT JOIN "TemplateVersion" AS v ON v."id" = r."versionId"
    LEFT JOIN "Connection" AS c ON c."id" = r."connectionId"
    WHERE t."workspaceId" = ${workspaceId} AND t."id" = coalesce(
      (SELECT "id" FROM "Template" WHERE "workspaceId" = ${workspaceId} AND "slug" = ${slug}),
      (SELECT "templateId" FROM "TemplateAlias" WHERE "workspaceId" = ${workspaceId} AND "slug" = ${slug}))`;
  return row;
}
