import { type DeploymentProfile, deploymentProfile } from "#lib/connections/deployment-profile.ts";
import { listedModels } from "#lib/connections/model-lists.ts";
import { storedContent } from "#lib/library/stored-content.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { endState } from "#lib/models/end-state.ts";
import { successorOf } from "#lib/releases/successor.ts";
import { environmentKeys, type RetirementView } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

type Deployed = { connectionId: string; model: string };
type Use = Deployed & { templateId: string; versionId: string | null; environments: EnvironmentKey[] };

/**
 * Every template that is live, or would be drawn next, on a model that ends or that its provider lists no more: those
 * that are over first, then by date. With the successor its provider names, and what is proved there already.
 */
export async function listRetirements(context: Context): Promise<RetirementView[]> {
  const fates = new Map<string, Promise<Fate | null>>();
  const fateOf = (one: Deployed) => {
    const key = JSON.stringify([one.connectionId, one.model]);
    const fate = fates.get(key) ?? loadFate(context, one);
    fates.set(key, fate);
    return fate;
  };
  const retirements: RetirementView[] = [];
  for (const use of await loadUses(context)) {
    const fate = await fateOf(use);
    const retirement = fate && (await describe(context, use, fate));
    if (retirement) retirements.push(retirement);
  }
  return retirements.sort((one, other) => one.days - other.days || (one.slug < other.slug ? -1 : 1));
}

type Fate = DeploymentProfile & Pick<RetirementView, "endsOn" | "state" | "days">;

/** How a deployment ends; null where nothing is known of an end. */
async function loadFate({ studio, workspaceId }: Context, one: Deployed): Promise<Fate | null> {
  const { client } = studio.database;
  const deployment = await deploymentProfile(client, { workspaceId }, one);
  if (!deployment) return null;
  const { endsOn } = deployment.profile;
  const end = endState({ endsOn }, new Date(studio.clock()));
  if (end.state === "ended") return { ...deployment, endsOn, state: "ended", days: 0 };
  if (end.state === "ending") return { ...deployment, endsOn, state: "ending", days: end.days };
  const connection = await client.connection.findUniqueOrThrow({ where: { id: one.connectionId } });
  const listed = await listedModels(studio, connection);
  const gone = listed !== null && listed.length > 0 && !listed.some(({ id }) => id === one.model);
  return gone ? { ...deployment, endsOn: null, state: "gone", days: 0 } : null;
}

/** Which versions are live on what, and what templates without a live version there are offered on. */
async function loadUses({ studio, workspaceId }: Context): Promise<Use[]> {
  const { client } = studio.database;
  const pointers = await client.environmentPointer.findMany({ where: { workspaceId, withdrawn: false } });
  const uses = new Map<string, Use>();
  for (const { templateId, versionId, connectionId, model, environment } of pointers) {
    const key = JSON.stringify([versionId, connectionId, model]);
    const use = uses.get(key) ?? { templateId, versionId, connectionId, model, environments: [] };
    use.environments.push(environment as EnvironmentKey);
    uses.set(key, use);
  }
  const live = [...uses.values()];
  const templates = await client.template.findMany({
    where: {
      workspaceId,
      kind: "prompt",
      archivedAt: null,
      model: { not: null },
      connectionId: { not: null },
    },
    select: {
      id: true,
      connectionId: true,
      model: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
    },
  });
  const suggested = templates.flatMap(({ id: templateId, connectionId, model, versions }): Use[] => {
    if (connectionId === null || model === null) return [];
    const isLive = live.some(
      (use) => use.templateId === templateId && use.connectionId === connectionId && use.model === model,
    );
    return isLive
      ? []
      : [{ templateId, versionId: versions[0]?.id ?? null, connectionId, model, environments: [] }];
  });
  return [...live, ...suggested];
}

async function describe(context: Context, use: Use, fate: Fate): Promise<RetirementView | null> {
  const { client } = context.studio.database;
  const template = await client.template.findFirst({
    where: { id: use.templateId, workspaceId: context.workspaceId },
    select: { slug: true, titleEn: true, titleZh: true },
  });
  if (!template) return null;
  const version =
    use.versionId === null
      ? null
      : await client.templateVersion.findFirst({
          where: { id: use.versionId, workspaceId: context.workspaceId },
          select: { number: true, content: true },
        });
  const { connectionId, model, versionId, templateId } = use;
  const { profile, kind, connectionName, endsOn, state, days } = fate;
  const content = version ? storedContent(version.content) : null;
  return {
    templateId,
    slug: template.slug,
    title: { en: template.titleEn, "zh-CN": template.titleZh },
    versionId,
    versionNumber: version?.number ?? null,
    environments: environmentKeys.filter((key) => use.environments.includes(key)),
    connectionId,
    connectionName,
    model,
    endsOn,
    state,
    days,
    successor: await successorOf(context, { connectionId, kind, profile, versionId, content }),
  };
}
