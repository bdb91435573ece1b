import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { findingsSchema } from "#lib/releases/schema.ts";
import type { ReleaseDoor, ReleaseKind, ReleaseView } from "#lib/releases/view.ts";
import { readStored } from "#lib/runs/read-stored.ts";

export const releaseInclude = {
  version: { select: { number: true, template: { select: { slug: true } } } },
} as const satisfies Prisma.ReleaseInclude;

export type ReleaseRow = Prisma.ReleaseGetPayload<{ include: typeof releaseInclude }>;

/** A release as everybody outside sees it. */
export function releaseView(
  row: ReleaseRow,
  { current, flagged }: { current: boolean; flagged: boolean },
): ReleaseView {
  return {
    id: row.id,
    environment: row.environment as EnvironmentKey,
    sequence: row.sequence,
    templateId: row.templateId,
    slug: row.version.template.slug,
    versionId: row.versionId,
    versionNumber: row.version.number,
    connectionId: row.connectionId,
    model: row.model,
    kind: row.kind as ReleaseKind,
    previousId: row.previousId,
    reviewId: row.reviewId,
    reason: row.reason,
    unmet: readStored(findingsSchema, row.unmet),
    via: row.via as ReleaseDoor,
    actor: row.actorId,
    createdAt: row.createdAt.toISOString(),
    current,
    flagged,
  };
}
