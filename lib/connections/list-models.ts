import { choosePrice } from "#lib/connections/load-price.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { listedModels } from "#lib/connections/model-lists.ts";
import { mergeListed, profileOf } from "#lib/models/catalog.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { latestCalls, medianOf } from "#lib/runs/medians.ts";
import type { Context } from "#lib/studio/context.ts";

type Connection = { id: string; name: string; kind: string; baseUrl: string | null };

/** Every model of every connection that can be used now: the provider's list merged with our table, priced. */
export async function listModels(context: Context): Promise<ModelChoice[]> {
  const { studio, workspaceId } = context;
  const connections = await studio.database.client.connection.findMany({
    where: { workspaceId },
    orderBy: { createdAt: "asc" },
  });
  // A connection whose key was taken out of the environment keeps its runs, but offers nothing.
  const usable = connections.filter(({ kind }) => kind !== "openai" || studio.env.openaiApiKey !== null);
  // A real account is what people come for; the simulator stands last.
  usable.sort((one, other) => Number(one.kind === "simulator") - Number(other.kind === "simulator"));
  return (await Promise.all(usable.map((connection) => connectionChoices(context, connection)))).flat();
}

/** The models of one connection; `also` are models to include whoever lists them. */
export async function connectionChoices(
  context: Context,
  connection: Connection,
  also: readonly string[] = [],
): Promise<ModelChoice[]> {
  const { studio, workspaceId } = context;
  const kind = connection.kind as ConnectionKind;
  const [listed, deployments, calls] = await Promise.all([
    listedModels(studio, connection),
    studio.database.client.deployment.findMany({
      where: { workspaceId, connectionId: connection.id },
      orderBy: { model: "asc" },
    }),
    latestCalls(context),
  ]);
  const profiles = mergeListed(listed, kind);
  const known = new Set(profiles.map(({ id }) => id));
  const named = new Set([...deployments.map(({ model }) => model), ...also]);
  const added = [...named].filter((model) => !known.has(model)).map((model) => profileOf(model, kind));
  const own = calls.filter((call) => call.connectionId === connection.id);
  return [...profiles, ...added].map((profile) => ({
    connection: { id: connection.id, name: connection.name, kind },
    profile,
    price: choosePrice(
      deployments.find(({ model }) => model === profile.id)?.price ?? null,
      kind,
      profile.id,
    ),
    medianMs: mediansOf(own.filter(({ model }) => model === profile.id)),
  }));
}

function mediansOf(calls: Awaited<ReturnType<typeof latestCalls>>): Record<string, number> {
  const medians: Record<string, number> = {};
  for (const quality of new Set(["", ...calls.map((call) => call.quality)])) {
    const ms = medianOf(calls, (call) => quality === "" || call.quality === quality);
    if (ms !== null) medians[quality] = ms;
  }
  return medians;
}
