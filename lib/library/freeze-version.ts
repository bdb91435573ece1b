import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { contentDigest } from "#lib/library/content-digest.ts";
import { writeFragmentUse } from "#lib/library/fragment-use.ts";
import { freezeFragments } from "#lib/library/freeze-fragments.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { refuseProblems } from "#lib/library/refuse-problems.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import { versionInclude, versionView } from "#lib/library/version-rows.ts";
import type { VersionView } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Where a version came from. */
export type VersionSource = "ui" | "api" | "cli" | "import" | "starter";

type Freeze = { templateId: string; rev: number; changelog: string; source?: VersionSource };

/**
 * Freezes the draft as the next version, its fragments as texts with their versions and digests: what it says can never
 * change again. It begins as a candidate. Errors: `not_found`, `draft_changed` (another revision than `rev`),
 * `version_unchanged`, `fragment_*`, and the first problem of the content by its own code.
 */
export async function freezeVersion(context: Context, freeze: Freeze): Promise<VersionView> {
  const { studio, workspaceId } = context;
  const version = await studio.database.transaction(async (transaction) => {
    const frozen = await writeVersion(transaction, context, freeze);
    await settleTemplate(transaction, context, freeze.templateId);
    return frozen;
  });
  studio.events.wake(workspaceId);
  return version;
}

/** The same inside a transaction; the caller settles the template. */
export async function writeVersion(
  transaction: Transaction,
  context: Context,
  { templateId, rev, changelog, source = "ui" }: Freeze,
): Promise<VersionView> {
  const { studio, workspaceId, actor } = context;
  const template = await lockTemplate(transaction, context, templateId);
  const draft = await transaction.templateDraft.findFirst({ where: { templateId, workspaceId } });
  if (!draft) throw new AppError("not_found");
  if (draft.rev !== rev) throw new AppError("draft_changed", { field: "rev" });
  const content = storedContent(draft.content);
  if (template.kind === "fragment" && content.fragments.length > 0)
    throw new AppError("fragment_nested", { field: "fragments" });
  const fragments = await freezeFragments(transaction, workspaceId, content.fragments);
  refuseProblems(content, fragments);
  const digest = contentDigest(content, fragments);
  const newest = await transaction.templateVersion.findFirst({
    where: { templateId, workspaceId },
    orderBy: { number: "desc" },
    select: { number: true, digest: true },
  });
  if (newest?.digest === digest)
    throw new AppError("version_unchanged", { params: { number: newest.number } });
  const now = studio.clock();
  const createdAt = new Date(now);
  const id = newId("ver", now);
  const number = (newest?.number ?? 0) + 1;
  const row = await transaction.templateVersion.create({
    data: {
      id,
      workspaceId,
      templateId,
      number,
      digest,
      content: draft.content,
      fragments: JSON.stringify(fragments),
      parentId: draft.baseVersionId,
      changelog,
      source,
      actorKind: actor.kind,
      actorId: actor.id,
      createdAt,
      status: { create: { workspaceId, state: "candidate", updatedAt: createdAt } },
    },
    include: versionInclude,
  });
  await writeFragmentUse(transaction, workspaceId, { templateId, versionId: id, slugs: content.fragments });
  await transaction.templateDraft.update({ where: { templateId }, data: { baseVersionId: id } });
  await transaction.template.update({
    where: { id: templateId },
    data: { versionCount: number, state: "candidate", updatedAt: createdAt },
  });
  const details = { slug: template.slug, number, digest };
  await recordAudit(transaction, context, { action: "version.freeze", subjectId: id, details });
  return versionView(row);
}
