import type { Transaction } from "#lib/db/database.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ModelProfile } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { Context } from "#lib/studio/context.ts";

type Reader = Pick<Transaction, "connection" | "deployment">;
export type DeploymentProfile = { profile: ModelProfile; kind: ConnectionKind; connectionName: string };

/** What a model can do through a connection and when it ends there: what the provider listed last wins over our table. Null without such a connection. */
export async function deploymentProfile(
  reader: Reader,
  { workspaceId }: Pick<Context, "workspaceId">,
  { connectionId, model }: { connectionId: string; model: string },
): Promise<DeploymentProfile | null> {
  const connection = await reader.connection.findFirst({
    where: { id: connectionId, workspaceId },
    select: {
      kind: true,
      name: true,
      deployments: { where: { workspaceId, model }, select: { endsOn: true } },
    },
  });
  if (!connection) return null;
  const kind = connection.kind as ConnectionKind;
  const profile = profileOf(model, kind);
  const endsOn = connection.deployments[0]?.endsOn ?? profile.endsOn;
  return { profile: { ...profile, endsOn }, kind, connectionName: connection.name };
}
