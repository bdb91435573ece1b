import { AppError } from "#lib/errors.ts";
import { lockTemplate } from "#lib/library/own-template.ts";
import { ensureEnvironments } from "#lib/releases/environments.ts";
import { expectCurrent } from "#lib/releases/move-pointer.ts";
import { nextSequence } from "#lib/releases/next-sequence.ts";
import { releaseView } from "#lib/releases/release-rows.ts";
import type { WithdrawInput } from "#lib/releases/schema.ts";
import type { ReleaseView } from "#lib/releases/view.ts";
import { writeRelease } from "#lib/releases/write-release.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Takes what is current out of an environment: applications get 410 and drop it. Errors: `not_found` where nothing was
 * released, `release_withdrawn` where it is out already, `release_conflict`, `forbidden` for an actor the policy leaves out.
 */
export async function withdraw(context: Context, input: WithdrawInput): Promise<ReleaseView> {
  const { studio, actor } = context;
  const { environment, templateId, reason, via } = input;
  await ensureEnvironments(context);
  const row = await studio.database.transaction(async (transaction) => {
    await lockTemplate(transaction, context, templateId);
    const { sequence, policy, storedPolicy } = await nextSequence(transaction, context, environment);
    if (!policy.who.some((kind) => kind === actor.kind)) throw new AppError("forbidden");
    const expected = input.expectedReleaseId;
    const pointer = await expectCurrent(transaction, context, { environment, templateId, expected });
    if (!pointer) throw new AppError("not_found");
    if (pointer.withdrawn) throw new AppError("release_withdrawn", { params: { environment } });
    const { versionId, connectionId, model } = pointer;
    return writeRelease(transaction, context, {
      environment,
      sequence,
      templateId,
      subject: { versionId, connectionId, model },
      kind: "withdraw",
      previousId: pointer.releaseId,
      reviewId: null,
      evidenceDigest: null,
      reason,
      policy: storedPolicy,
      unmet: [],
      via,
    });
  });
  studio.events.wake(context.workspaceId);
  return releaseView(row, { current: true, flagged: false });
}
