import { recordAudit } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import type { CreateShareInput } from "#lib/shares/schema.ts";
import { shareInclude, shareView, shownImage } from "#lib/shares/share-rows.ts";
import { shareToken, tokenHash } from "#lib/shares/share-token.ts";
import type { ShareTerm, ShareView } from "#lib/shares/view.ts";
import type { Context } from "#lib/studio/context.ts";

const dayMs = 24 * 60 * 60 * 1000;
const termMs: Record<ShareTerm, number | null> = {
  "1d": dayMs,
  "7d": 7 * dayMs,
  "30d": 30 * dayMs,
  never: null,
};

/** Makes a link that shows these pictures, in this order, to whoever has it. Errors: `not_found`. */
export async function createShare(
  context: Context,
  { imageIds, term, title, showPrompt }: CreateShareInput,
): Promise<ShareView> {
  const { studio, workspaceId, actor } = context;
  const ids = [...new Set(imageIds)];
  const now = studio.clock();
  const id = newId("shr", now);
  const token = await shareToken(studio.env, id);
  const lasts = termMs[term];
  const expiresAt = lasts === null ? null : new Date(now + lasts);
  const row = await studio.database.transaction(async (transaction) => {
    const own = await transaction.image.count({ where: { workspaceId, id: { in: ids }, ...shownImage } });
    if (own < ids.length) throw new AppError("not_found");
    await transaction.share.create({
      data: {
        id,
        workspaceId,
        actorKind: actor.kind,
        actorId: actor.id,
        tokenHash: tokenHash(token),
        title: title || null,
        showPrompt,
        expiresAt,
        createdAt: new Date(now),
      },
    });
    await transaction.shareImage.createMany({
      data: ids.map((imageId, position) => ({ workspaceId, shareId: id, imageId, position })),
    });
    const details = { pictures: ids.length, showPrompt, expiresAt: expiresAt?.toISOString() ?? null };
    await recordAudit(transaction, context, { action: "share.create", subjectId: id, details });
    return transaction.share.findUniqueOrThrow({ where: { id }, include: shareInclude });
  });
  return shareView(studio, row);
}
