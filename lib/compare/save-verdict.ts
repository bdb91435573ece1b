import { readVerdicts, setKeyOf } from "#lib/compare/verdicts.ts";
import type { Verdicts } from "#lib/compare/view.ts";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";

type Choice = { imageIds: readonly string[]; winnerId: string | null; blind: boolean };

/**
 * Keeps which of these pictures the actor chose; a second choice takes the place of the first, null takes it back.
 * Errors: `not_found` for a picture that is not the workspace's own, `invalid_request` for a winner that is not compared.
 */
export async function saveVerdict(
  context: Context,
  { imageIds, winnerId, blind }: Choice,
): Promise<Verdicts> {
  const { studio, workspaceId, actor } = context;
  const ids = [...new Set(imageIds)];
  if (winnerId !== null && !ids.includes(winnerId))
    throw new AppError("invalid_request", { field: "winnerId", params: { winnerId } });
  const who = { actorKind: actor.kind, actorId: actor.id };
  const key = { workspaceId, setKey: setKeyOf(ids), ...who };
  return studio.database.transaction(async (transaction) => {
    const known = await transaction.image.count({ where: { workspaceId, id: { in: ids }, purgedAt: null } });
    if (known < ids.length) throw new AppError("not_found", { field: "imageIds" });
    if (winnerId === null) await transaction.verdict.deleteMany({ where: key });
    else {
      const createdAt = new Date(studio.clock());
      await transaction.verdict.upsert({
        where: { workspaceId_setKey_actorKind_actorId: key },
        create: { ...key, winnerId, blind, createdAt },
        update: { winnerId, blind, createdAt },
      });
    }
    return readVerdicts(transaction, context, ids);
  });
}
