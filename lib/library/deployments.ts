import type { Transaction } from "#lib/db/database.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { Context } from "#lib/studio/context.ts";

/** What is known of the workspace's connections and deployments: few, and read at once. */
export type Deployments = {
  kinds: ReadonlyMap<string, ConnectionKind>;
  /** By connection id, a space and the model. */
  corrected: ReadonlyMap<string, { price: string | null; endsOn: string | null }>;
};

export async function loadDeployments({ studio, workspaceId }: Context): Promise<Deployments> {
  const { client } = studio.database;
  const [connections, deployments] = await Promise.all([
    client.connection.findMany({ where: { workspaceId }, select: { id: true, kind: true } }),
    client.deployment.findMany({
      where: { workspaceId },
      select: { connectionId: true, model: true, price: true, endsOn: true },
    }),
  ]);
  return {
    kinds: new Map(connections.map(({ id, kind }) => [id, kind as ConnectionKind])),
    corrected: new Map(deployments.map((row) => [`${row.connectionId} ${row.model}`, row])),
  };
}

/** Of all that the workspace's templates are live or were last tried on, what ends some day. */
export async function endingDeployments(
  context: Context,
  reader: Pick<Transaction, "$queryRaw"> = context.studio.database.client,
): Promise<Deployed[]> {
  const { workspaceId } = context;
  const [known, used] = await Promise.all([
    loadDeployments(context),
    reader.$queryRaw<Deployed[]>`
      SELECT "connectionId", "model" FROM "Template"
        WHERE "workspaceId" = ${workspaceId} AND "connectionId" IS NOT NULL AND "model" IS NOT NULL
      UNION SELECT "connectionId", "model" FROM "EnvironmentPointer"
        WHERE "workspaceId" = ${workspaceId} AND "withdrawn" = false`,
  ]);
  return used.filter((deployed) => endOf(known, deployed) !== null);
}

type Deployed = { connectionId: string; model: string };

/** When a model ends through a connection, by the provider's own list or by our table; null: nobody knows of an end. */
export function endOf({ kinds, corrected }: Deployments, { connectionId, model }: Deployed): string | null {
  const kind = kinds.get(connectionId);
  const listed = corrected.get(`${connectionId} ${model}`)?.endsOn ?? null;
  return listed ?? (kind ? profileOf(model, kind).endsOn : null);
}

/** The first of their ends, or null when none ends. */
export function earliestEnd(deployments: Deployments, deployed: readonly Deployed[]): string | null {
  const ends = deployed.flatMap((one) => endOf(deployments, one) ?? []);
  return ends.sort()[0] ?? null;
}
