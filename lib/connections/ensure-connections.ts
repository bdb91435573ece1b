import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { Studio } from "#lib/studio/context.ts";
import { soloActor } from "#lib/studio/solo.ts";

/** The id of a workspace's own connection of a kind; the same at every start. */
export function connectionId(workspaceId: string, kind: ConnectionKind): string {
  return `con_${workspaceId}_${kind}`;
}

/**
 * Makes what a workspace cannot do without, at every start: its row, its budget (without a limit), the simulator and,
 * when there is a key, OpenAI. Nothing that exists is changed but the base URL, which comes from the environment.
 */
export async function ensureConnections(studio: Studio, workspaceId: string): Promise<void> {
  const { env, database } = studio;
  await database.transaction(async (transaction) => {
    await transaction.workspace.upsert({
      where: { id: workspaceId },
      create: { id: workspaceId, name: "Studio" },
      update: {},
    });
    await transaction.budget.upsert({ where: { workspaceId }, create: { workspaceId }, update: {} });
    const ensure = (kind: ConnectionKind, name: string, baseUrl: string | null) => {
      const id = connectionId(workspaceId, kind);
      const actor = { actorKind: soloActor.kind, actorId: soloActor.id };
      return transaction.connection.upsert({
        where: { id },
        create: { id, workspaceId, kind, name, baseUrl, ...actor },
        update: { baseUrl },
      });
    };
    await ensure("simulator", "Simulator", null);
    if (env.openaiApiKey) await ensure("openai", "OpenAI", env.openaiBaseUrl);
  });
}
