import { loadPrice } from "#lib/connections/load-price.ts";
import { AppError } from "#lib/errors.ts";
import type { Dimensions } from "#lib/images/parameters.ts";
import type { MatrixPlan } from "#lib/matrices/view.ts";
import { deploymentKey, type PlannedDeployment, type PlanWorld } from "#lib/matrix-plan/check-plan.ts";
import { profileOf } from "#lib/models/catalog.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { Context } from "#lib/studio/context.ts";

/** Models, prices and pictures a plan names. Errors: `reference_missing` with the slot. */
export async function loadWorld(context: Context, plan: MatrixPlan): Promise<PlanWorld> {
  const [deployments, sizes] = await Promise.all([
    loadDeployments(context, plan.columns),
    loadSizes(context, plan.slots),
  ]);
  return { deployments, sizes, today: new Date(context.studio.clock()) };
}

async function loadDeployments(
  context: Context,
  columns: MatrixPlan["columns"],
): Promise<Map<string, PlannedDeployment>> {
  const { studio, workspaceId } = context;
  const ids = [...new Set(columns.map(({ connectionId }) => connectionId))];
  const connections = await studio.database.client.connection.findMany({
    where: { workspaceId, id: { in: ids } },
  });
  const found = new Map<string, PlannedDeployment>();
  for (const column of columns) {
    const key = deploymentKey(column);
    const connection = connections.find(({ id }) => id === column.connectionId);
    if (!connection || found.has(key)) continue;
    const profile = profileOf(column.model, connection.kind as ConnectionKind);
    found.set(key, { profile, price: await loadPrice(context, connection, column.model) });
  }
  return found;
}

async function loadSizes(
  { studio, workspaceId }: Context,
  slots: MatrixPlan["slots"],
): Promise<Map<string, Dimensions>> {
  const ids = [...new Set(Object.values(slots).flat())];
  if (ids.length === 0) return new Map();
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, deletedAt: null, purgedAt: null, id: { in: ids } },
    select: { id: true, blob: { select: { width: true, height: true } } },
  });
  const sizes = new Map(images.map(({ id, blob }) => [id, blob]));
  for (const [name, pictures] of Object.entries(slots)) {
    const missing = pictures.findIndex((id) => !sizes.has(id));
    if (missing >= 0)
      throw new AppError("reference_missing", { field: `slots.${name}`, params: { position: missing + 1 } });
  }
  return sizes;
}
