import type { EnvironmentKey } from "#lib/library/view.ts";
import type { Context } from "#lib/studio/context.ts";

export type Deployed = { connectionId: string; model: string };
export type DeployedVersion = Deployed & {
  templateId: string;
  /** Where it is live there; empty for what the template's form only offers first. */
  environments: EnvironmentKey[];
  /** null for a template that was never frozen. */
  version: { id: string; number: number; content: string } | null;
};

/** Which versions are live on which deployments, and the newest version of templates that are only offered on theirs. */
export async function loadDeployedVersions(context: Context): Promise<DeployedVersion[]> {
  const live = await loadLive(context);
  const isLive = new Set(live.map((use) => keyOf(use)));
  const offered = await loadOffered(context);
  return [...live, ...offered.filter((use) => !isLive.has(keyOf(use)))];
}

const keyOf = ({ templateId, connectionId, model }: DeployedVersion) =>
  JSON.stringify([templateId, connectionId, model]);

const versionSelect = { id: true, number: true, content: true } as const;

async function loadLive({ studio, workspaceId }: Context): Promise<DeployedVersion[]> {
  const { client } = studio.database;
  const pointers = await client.environmentPointer.findMany({ where: { workspaceId, withdrawn: false } });
  const versions = await client.templateVersion.findMany({
    where: { workspaceId, id: { in: pointers.map(({ versionId }) => versionId) } },
    select: versionSelect,
  });
  const uses = new Map<string, DeployedVersion>();
  for (const { templateId, versionId, connectionId, model, environment } of pointers) {
    const key = JSON.stringify([versionId, connectionId, model]);
    const version = versions.find(({ id }) => id === versionId) ?? null;
    const use = uses.get(key) ?? { templateId, connectionId, model, environments: [], version };
    use.environments.push(environment as EnvironmentKey);
    uses.set(key, use);
  }
  return [...uses.values()];
}

async function loadOffered({ studio, workspaceId }: Context): Promise<DeployedVersion[]> {
  const templates = await studio.database.client.template.findMany({
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
      versions: { orderBy: { number: "desc" }, take: 1, select: versionSelect },
    },
  });
  return templates.flatMap(({ id: templateId, connectionId, model, versions }) =>
    connectionId === null || model === null
      ? []
      : [{ templateId, connectionId, model, environments: [], version: versions[0] ?? null }],
  );
}
