import { beginCases } from "#lib/evidence/begin-cases.ts";
import { newId } from "#lib/ids.ts";
import type { Actor, Studio } from "#lib/studio/context.ts";

/** Whoever asked for evidence begins its cases at once; only what is older was left behind. */
const leftBehindMs = 20_000;

/** Begins cases a killed studio left without a run, in the name of who asked for them; returns of how many evidence runs. */
export async function resumeEvidence(studio: Studio): Promise<number> {
  const createdAt = { lt: new Date(studio.clock() - leftBehindMs) };
  const left = await studio.database.client.evidenceRun.findMany({
    where: { createdAt, cases: { some: { runId: null, error: null } } },
    select: { id: true, workspaceId: true, actorKind: true, actorId: true },
    orderBy: { id: "asc" },
  });
  for (const { id, workspaceId, actorKind, actorId } of left) {
    const actor: Actor = { kind: actorKind as Actor["kind"], id: actorId };
    const requestId = newId("req", studio.clock());
    await beginCases({ studio, workspaceId, actor, requestId }, id);
  }
  return left.length;
}
