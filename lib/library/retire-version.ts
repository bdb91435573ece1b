import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { setVersionState } from "#lib/library/set-version-state.ts";
import { settleTemplate } from "#lib/library/settle-template.ts";
import { versionInclude, versionSummary } from "#lib/library/version-rows.ts";
import type { VersionSummary } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Marks a version as not to be used any more; it stays readable. Errors: `not_found`, `version_live`. */
export async function retireVersion(
  context: Context,
  { templateId, number }: { templateId: string; number: number },
): Promise<VersionSummary> {
  const { studio, workspaceId } = context;
  const summary = await studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    const where = { templateId, workspaceId, number };
    const version = await transaction.templateVersion.findFirst({ where, select: { id: true } });
    if (!version) throw new AppError("not_found");
    const live = await transaction.environmentPointer.findMany({
      where: { workspaceId, versionId: version.id, withdrawn: false },
      select: { environment: true },
    });
    if (live.length > 0) {
      const environments = live.map(({ environment }) => environment).join(", ");
      throw new AppError("version_live", { params: { number, environments } });
    }
    await setVersionState(transaction, context, { versionId: version.id, state: "retired" });
    await recordAudit(transaction, context, {
      action: "version.retire",
      subjectId: version.id,
      details: { number },
    });
    await settleTemplate(transaction, context, templateId);
    return versionSummary(
      await transaction.templateVersion.findFirstOrThrow({ where, include: versionInclude }),
    );
  });
  studio.events.wake(workspaceId);
  return summary;
}
