import type { Transaction } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import type { ReleaseKind } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** What is written down for later questions. */
export type AuditAction =
  | "share.create"
  | "share.revoke"
  | "images.purge"
  | "matrix.start"
  | "matrix.stop"
  | "matrix.retry"
  | "storage.limit"
  | "integrity.start"
  | "integrity.stop"
  | "environment.policy"
  | "evidence.review"
  | `release.${ReleaseKind}`
  | "template.create"
  | "template.rename"
  | "template.delete"
  | "template.archive"
  | "template.restore"
  | "version.freeze"
  | "version.retire";

type Deed = {
  action: AuditAction;
  /** What it was done to. */
  subjectId: string;
  /** Nothing secret: it is kept for good. */
  details: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes an entry in the transaction that does the deed. The database refuses to change or delete one. */
export async function recordAudit(
  transaction: Transaction,
  { studio, workspaceId, actor, requestId }: Context,
  { action, subjectId, details }: Deed,
): Promise<void> {
  const now = studio.clock();
  await transaction.auditEntry.create({
    data: {
      id: newId("aud", now),
      workspaceId,
      actorKind: actor.kind,
      actorId: actor.id,
      at: new Date(now),
      action,
      subjectId,
      details: JSON.stringify(details),
      requestId,
    },
  });
}
