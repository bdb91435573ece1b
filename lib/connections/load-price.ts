import { priceSchema } from "#lib/connections/schema.ts";
import type { Price } from "#lib/models/profile.ts";
import { priceOf } from "#lib/pricing/prices.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

/** What a model costs through a connection: what a person corrected, else the table's price, else null. */
export async function loadPrice(
  { studio, workspaceId }: Pick<Context, "studio" | "workspaceId">,
  connection: { id: string; kind: string },
  model: string,
): Promise<Price | null> {
  const deployment = await studio.database.client.deployment.findFirst({
    where: { workspaceId, connectionId: connection.id, model },
    select: { price: true },
  });
  return choosePrice(deployment?.price ?? null, connection.kind as ConnectionKind, model);
}

/** `corrected` is the JSON of a deployment's price, or null. */
export function choosePrice(corrected: string | null, kind: ConnectionKind, model: string): Price | null {
  return corrected === null ? priceOf(kind, model) : readStored(priceSchema, corrected);
}
