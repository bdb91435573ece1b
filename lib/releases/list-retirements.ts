import { deploymentProfile } from "#lib/connections/deployment-profile.ts";
import { listedModels } from "#lib/connections/model-lists.ts";
import { loadCards } from "#lib/library/load-cards.ts";
import type { TemplateCard } from "#lib/library/view.ts";
import type { ModelProfile } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import {
  type Deployed,
  type DeployedVersion,
  loadDeployedVersions,
} from "#lib/releases/load-deployed-versions.ts";
import { proveSuccessor } from "#lib/releases/prove-successor.ts";
import { environmentKeys, type RetirementView } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Every template that is live, or would be drawn next, on a model that ends or that its provider lists no more, by date
 * and title; with the model to go to through the same connection, and what is proved there already.
 */
export async function listRetirements(context: Context): Promise<RetirementView[]> {
  const uses = await loadDeployedVersions(context);
  const fates = await loadFates(context, uses);
  const ending = uses.flatMap((use) => {
    const fate = fates.get(keyOf(use));
    return fate ? [{ use, fate }] : [];
  });
  const cards = await loadCards(context, [...new Set(ending.map(({ use }) => use.templateId))]);
  const retirements: RetirementView[] = [];
  for (const { use, fate } of ending) {
    const card = cards.find(({ id }) => id === use.templateId);
    if (card) retirements.push(await describe(context, { use, fate, card }));
  }
  return retirements.sort(byEndThenTitle);
}

const keyOf = ({ connectionId, model }: Deployed) => JSON.stringify([connectionId, model]);

function byEndThenTitle(one: RetirementView, other: RetirementView): number {
  if (one.endsOn !== other.endsOn) return one.endsOn < other.endsOn ? -1 : 1;
  const name = ({ title, slug }: RetirementView) => title.en || title["zh-CN"] || slug;
  return name(one).localeCompare(name(other));
}

type Fate = { profile: ModelProfile; kind: ConnectionKind; endsOn: string };

/** How deployments end, each looked up once; those of whose end nothing is known are left out. */
async function loadFates(context: Context, uses: readonly Deployed[]): Promise<Map<string, Fate>> {
  const fates = new Map<string, Fate>();
  for (const use of new Map(uses.map((one) => [keyOf(one), one])).values()) {
    const fate = await loadFate(context, use);
    if (fate) fates.set(keyOf(use), fate);
  }
  return fates;
}

async function loadFate({ studio, workspaceId }: Context, one: Deployed): Promise<Fate | null> {
  const { client } = studio.database;
  const deployment = await deploymentProfile(client, { workspaceId }, one);
  if (!deployment) return null;
  const { profile, kind } = deployment;
  if (profile.endsOn !== null) return { profile, kind, endsOn: profile.endsOn };
  const connection = await client.connection.findFirstOrThrow({
    where: { id: one.connectionId, workspaceId },
  });
  const listed = await listedModels(studio, connection);
  const gone = listed !== null && listed.length > 0 && !listed.some(({ id }) => id === one.model);
  return gone ? { profile, kind, endsOn: new Date(studio.clock()).toISOString().slice(0, 10) } : null;
}

type Ending = { use: DeployedVersion; fate: Fate; card: TemplateCard };

async function describe(context: Context, { use, fate, card }: Ending): Promise<RetirementView> {
  const { connectionId, model, version } = use;
  const { endsOn, profile, kind } = fate;
  const successor = profile.replacedBy === null ? null : { connectionId, model: profile.replacedBy };
  const proved = successor && version ? await proveSuccessor(context, version, { ...successor, kind }) : null;
  const day = 86_400_000;
  return {
    templateId: card.id,
    slug: card.slug,
    title: card.title,
    coverUrl: card.coverUrl,
    connectionId,
    model,
    endsOn,
    daysLeft: Math.round(Date.parse(endsOn) / day) - Math.floor(context.studio.clock() / day),
    environments: environmentKeys.filter((key) => use.environments.includes(key)),
    versionId: version?.id ?? null,
    versionNumber: version?.number ?? null,
    successor,
    unfit: proved?.unfit ?? [],
    evidence: proved?.evidence ?? null,
  };
}
