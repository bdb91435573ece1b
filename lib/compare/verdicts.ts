import { createHash } from "node:crypto";
import type { Verdicts } from "#lib/compare/view.ts";
import type { Transaction } from "#lib/db/database.ts";
import type { Context } from "#lib/studio/context.ts";

/** Names a set of pictures, whatever order they stand in. */
export function setKeyOf(imageIds: readonly string[]): string {
  const sorted = [...new Set(imageIds)].sort();
  return createHash("sha256").update(sorted.join("\n")).digest("hex");
}

/** What everybody of the workspace decided about these pictures. */
export async function readVerdicts(
  reader: Pick<Transaction, "verdict">,
  { workspaceId, actor }: Context,
  imageIds: readonly string[],
): Promise<Verdicts> {
  const rows = await reader.verdict.findMany({ where: { workspaceId, setKey: setKeyOf(imageIds) } });
  const votes: Record<string, number> = {};
  for (const { winnerId } of rows) votes[winnerId] = (votes[winnerId] ?? 0) + 1;
  const mine = rows.find(({ actorKind, actorId }) => actorKind === actor.kind && actorId === actor.id);
  return { mine: mine ? { winnerId: mine.winnerId, blind: mine.blind } : null, votes };
}
