import { listedModels } from "#lib/connections/model-lists.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { newId } from "#lib/ids.ts";
import type { Studio } from "#lib/studio/context.ts";

/**
 * Writes down when the provider says that the models prompts are live or suggested on will end, so that lists read it
 * without asking anybody. What a provider says nothing about stays as it was. Returns how many dates changed.
 */
export async function noteEndDates(studio: Studio): Promise<number> {
  const connections = await studio.database.client.connection.findMany();
  let changed = 0;
  for (const connection of connections) {
    const used = await modelsInUse(studio, connection);
    const listed = used.size > 0 ? await listedModels(studio, connection) : null;
    for (const { id, endsOn } of listed ?? [])
      if (used.has(id) && endsOn !== null && /^\d{4}-\d{2}-\d{2}$/.test(endsOn))
        changed += Number(await noteEnd(studio, connection, id, endsOn));
  }
  return changed;
}

type Connection = { id: string; workspaceId: string };

async function modelsInUse(studio: Studio, { id, workspaceId }: Connection): Promise<Set<string>> {
  const { client } = studio.database;
  const where = { workspaceId, connectionId: id };
  const [live, suggested] = await Promise.all([
    client.environmentPointer.findMany({ where, select: { model: true }, distinct: ["model"] }),
    client.template.findMany({ where, select: { model: true }, distinct: ["model"] }),
  ]);
  return new Set([...live, ...suggested].flatMap(({ model }) => model ?? []));
}

async function noteEnd(
  studio: Studio,
  { id: connectionId, workspaceId }: Connection,
  model: string,
  endsOn: string,
): Promise<boolean> {
  const { deployment } = studio.database.client;
  const known = await deployment.findUnique({ where: { connectionId_model: { connectionId, model } } });
  if (known?.endsOn === endsOn) return false;
  if (known) {
    await deployment.update({ where: { id: known.id }, data: { endsOn } });
    return true;
  }
  const id = newId("dep", studio.clock());
  const data = { id, workspaceId, connectionId, model, endsOn, actorKind: "system", actorId: "models" };
  await deployment.create({ data }).catch((failure: unknown) => {
    // Somebody has just corrected its price: the next round writes the date.
    if (!isUniqueViolation(failure)) throw failure;
  });
  return true;
}
