import { recordAudit } from "#lib/audit/record.ts";
import type { Transaction } from "#lib/db/database.ts";
import { raiseEvent } from "#lib/events/raise-event.ts";
import { newId } from "#lib/ids.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Subject } from "#lib/releases/load-proof.ts";
import { movePointer } from "#lib/releases/move-pointer.ts";
import { type ReleaseRow, releaseInclude } from "#lib/releases/release-rows.ts";
import type { PolicyFinding, ReleaseDoor, ReleaseKind } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

export type NewRelease = {
  environment: EnvironmentKey;
  sequence: number;
  templateId: string;
  subject: Subject;
  kind: ReleaseKind;
  previousId: string | null;
  reviewId: string | null;
  evidenceDigest: string | null;
  reason: string;
  /** JSON of the policy as it was. */
  policy: string;
  unmet: PolicyFinding[];
  via: ReleaseDoor;
};

/** Writes a release, makes it current, and tells of it: row, pointer, audit entry and event in one transaction. */
export async function writeRelease(
  transaction: Transaction,
  context: Context,
  release: NewRelease,
): Promise<ReleaseRow> {
  const { studio, workspaceId, actor } = context;
  const { environment, templateId, subject, previousId, unmet, ...rest } = release;
  const createdAt = new Date(studio.clock());
  const id = newId("rel", createdAt.getTime());
  const where = { workspaceId, environment, templateId };
  const who = { actorKind: actor.kind, actorId: actor.id };
  const row = await transaction.release.create({
    data: { id, ...where, ...subject, previousId, unmet: JSON.stringify(unmet), ...rest, ...who, createdAt },
    include: releaseInclude,
  });
  const withdrawn = release.kind === "withdraw";
  await movePointer(transaction, previousId, {
    ...where,
    ...subject,
    releaseId: id,
    withdrawn,
    updatedAt: createdAt,
  });
  await recordAudit(transaction, context, {
    action: `release.${release.kind}`,
    subjectId: id,
    details: {
      environment,
      sequence: release.sequence,
      slug: row.version.template.slug,
      version: row.version.number,
      model: subject.model,
      via: release.via,
      reason: release.reason,
      unmet: unmet.map(({ rule }) => rule).join(","),
    },
  });
  await raiseEvent(transaction, workspaceId, "release", id);
  return row;
}
