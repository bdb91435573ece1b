import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { shareInclude, shareView } from "#lib/shares/share-rows.ts";
import type { ShareView } from "#lib/shares/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** Ends a link at once and for good. Doing it twice changes nothing the second time. Errors: `not_found`. */
export async function revokeShare(context: Context, { shareId }: { shareId: string }): Promise<ShareView> {
  const { studio, workspaceId } = context;
  const row = await studio.database.transaction(async (transaction) => {
    const { count } = await transaction.share.updateMany({
      where: { id: shareId, workspaceId, revokedAt: null },
      data: { revokedAt: new Date(studio.clock()) },
    });
    if (count > 0)
      await recordAudit(transaction, context, { action: "share.revoke", subjectId: shareId, details: {} });
    return transaction.share.findFirst({ where: { id: shareId, workspaceId }, include: shareInclude });
  });
  if (!row) throw new AppError("not_found");
  return shareView(studio, row);
}
