import { AppError } from "#lib/errors.ts";
import { createTemplate } from "#lib/library/create-template.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { release } from "#lib/releases/release.ts";
import type { ReleaseInput } from "#lib/releases/schema.ts";
import { environmentKeys } from "#lib/releases/view.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import type { Context } from "#lib/studio/context.ts";
import {
  changeCases,
  changePolicy,
  decide,
  freeze,
  prove,
  rate,
  retire,
} from "#tests/support/release-walk/deeds.ts";
import type { Dice } from "#tests/support/release-walk/dice.ts";
import { accept, foresee, refuse } from "#tests/support/release-walk/judge.ts";
import type { Oracle } from "#tests/support/release-walk/oracle.ts";
import {
  by,
  count,
  currentOf,
  deploymentOf,
  models,
  type Shared,
  type Visitor,
  visitors,
  type WalkedEvidence,
  type World,
} from "#tests/support/release-walk/world.ts";
import { plainContent, seedDraft, seedTemplate, seedVersion } from "#tests/support/seed-evidence.ts";

type Walk = { context: Context; dice: Dice; oracle: Oracle; shared: Shared; counts: Map<string, number> };

/** One template's life at random, every release of it held against the oracle. Throws what must never happen. */
export async function walkOnce(walk: Walk): Promise<void> {
  const { dice } = walk;
  const author = dice.pick(visitors);
  const context = { ...walk.context, actor: author.actor };
  const { templateId, rev, versions } = await begin(context, dice);
  const world: World = {
    ...walk,
    templateId,
    rev,
    versions,
    evidence: [],
    caseIds: [],
    releases: { dev: [], test: [], prod: [] },
    proven: new Set(),
  };
  const steps = 3 + dice.roll(7);
  for (let step = 0; step < steps; step++) await takeStep(world);
  await holdHistory(world);
}

/** A template with a version: now and then through the library, mostly as it leaves its rows, which is quicker. */
async function begin(context: Context, dice: Dice): Promise<Pick<World, "templateId" | "rev" | "versions">> {
  if (dice.chance(0.05)) {
    const title = { en: "", "zh-CN": "" };
    const asked = { kind: "prompt", slug: null, title, content: plainContent() } as const;
    const { id: templateId, draft } = await createTemplate(context, asked);
    const { id, number } = await freezeVersion(context, { templateId, rev: draft.rev, changelog: "" });
    return { templateId, rev: draft.rev, versions: [{ id, number, demanding: false, retired: false }] };
  }
  const templateId = await seedTemplate(context);
  await seedDraft(context, templateId);
  const id = await seedVersion(context, templateId);
  return { templateId, rev: 1, versions: [{ id, number: 1, demanding: false, retired: false }] };
}

async function takeStep(world: World): Promise<void> {
  const { dice } = world;
  const what = dice.among({
    freeze: 4,
    cases: 6,
    prove: 6,
    good: 4,
    tempt: 12,
    rate: 8,
    decide: 8,
    release: 34,
    race: 5,
    withdraw: 4,
    policy: 4,
    retire: 2,
  });
  count(world, what);
  if (what === "freeze") return freeze(world);
  if (what === "cases") return changeCases(world);
  if (what === "prove") return void (await prove(world, false));
  if (what === "good") return void (await goodWay(world));
  if (what === "tempt") return tempt(world);
  if (what === "release") return releaseOne(world);
  if (what === "race") return race(world);
  if (what === "withdraw") return withdrawOne(world);
  if (what === "policy") return changePolicy(world);
  if (what === "retire") return retire(world);
  if (world.evidence.length === 0) return;
  return what === "rate"
    ? rate(world, dice.pick(world.evidence), false)
    : decide(world, dice.pick(world.evidence), false);
}

/** Evidence that would do, rated and approved: without it hardly any release would ever be allowed. */
async function goodWay(world: World): Promise<WalkedEvidence> {
  const evidence = await prove(world, true);
  await rate(world, evidence, true);
  await decide(world, evidence, true);
  if (world.dice.chance(0.4)) await decide(world, evidence, true);
  return evidence;
}

/** Evidence that would do, then something that may spoil it, then the release it would have been for. */
async function tempt(world: World): Promise<void> {
  const { dice } = world;
  const evidence = await goodWay(world);
  const spoil = dice.among({ nothing: 2, rate: 3, cases: 2, reject: 1, policy: 1, elsewhere: 1 });
  if (spoil === "rate") await rate(world, evidence, dice.chance(0.7));
  if (spoil === "cases") await changeCases(world);
  if (spoil === "reject") await decide(world, evidence, false);
  if (spoil === "policy") await changePolicy(world);
  const visitor = dice.pick(visitors);
  await tryRelease(world, visitor, {
    ...anyRelease(world, visitor),
    environment: "prod",
    versionId: evidence.versionId,
    ...deploymentOf(world, spoil === "elsewhere" ? "gpt-image-2.5-sunburst" : evidence.model),
    expectedReleaseId: currentOf(world, "prod")?.id ?? null,
    kind: "promote",
    breakGlass: false,
  });
}

function anyRelease(world: World, visitor: Visitor): ReleaseInput {
  const { dice } = world;
  const environment: EnvironmentKey = dice.pick(["dev", "test", "prod", "prod", "prod"] as const);
  const proved = world.evidence.length > 0 && dice.chance(0.7) ? dice.pick(world.evidence) : null;
  const earlier = world.releases[environment];
  const kind = dice.among({ promote: 6, rollback: 2, rebind: 1 });
  const back = kind === "rollback" && earlier.length > 0 && dice.chance(0.8) ? dice.pick(earlier) : null;
  const seen = dice.chance(0.15) ? [null, ...earlier.map(({ id }) => id), "rel_unknown"] : null;
  return {
    environment,
    versionId: back?.versionId ?? proved?.versionId ?? dice.pick(world.versions).id,
    ...deploymentOf(world, back?.model ?? proved?.model ?? dice.pick(models)),
    expectedReleaseId: seen ? dice.pick(seen) : (currentOf(world, environment)?.id ?? null),
    kind,
    reason: dice.pick(["", "short", "it has to be out before noon"]),
    breakGlass: dice.chance(0.2),
    via: visitor.via,
  };
}

async function releaseOne(world: World): Promise<void> {
  const visitor = world.dice.pick(visitors);
  await tryRelease(world, visitor, anyRelease(world, visitor));
}

async function tryRelease(world: World, visitor: Visitor, input: ReleaseInput): Promise<void> {
  const verdict = await foresee(world, input, visitor.actor);
  try {
    accept(world, input, visitor.actor, verdict, await release(by(world, visitor), input));
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    refuse(world, input, verdict, thrown);
  }
}

/** Two who release from the same place at once: at most one of them does, whatever both may. */
async function race(world: World): Promise<void> {
  const both = [world.dice.pick(visitors), world.dice.pick(visitors)].map((visitor) => {
    const expectedReleaseId = currentOf(world, "prod")?.id ?? null;
    const input = { ...anyRelease(world, visitor), environment: "prod" as const, expectedReleaseId };
    return { visitor, input };
  });
  const verdicts = [];
  for (const { visitor, input } of both) verdicts.push(await foresee(world, input, visitor.actor));
  const outcomes = await Promise.allSettled(
    both.map(({ visitor, input }) => release(by(world, visitor), input)),
  );
  if (outcomes.filter(({ status }) => status === "fulfilled").length > 1)
    throw new Error("both have released");
  for (const [at, outcome] of outcomes.entries()) {
    const one = both[at];
    const verdict = verdicts[at];
    if (!one || !verdict) throw new Error("an outcome of nobody");
    if (outcome.status === "fulfilled") accept(world, one.input, one.visitor.actor, verdict, outcome.value);
    else if (!(outcome.reason instanceof AppError)) throw outcome.reason;
  }
}

async function withdrawOne(world: World): Promise<void> {
  const { dice, templateId, shared } = world;
  const environment = dice.pick(environmentKeys);
  const current = currentOf(world, environment);
  const visitor = dice.pick(visitors);
  const expectedReleaseId = current?.id ?? "rel_unknown";
  const input = { environment, templateId, expectedReleaseId, reason: "", via: visitor.via };
  try {
    const view = await withdraw(by(world, visitor), input);
    if (!shared.policies[environment].who.some((kind) => kind === visitor.actor.kind))
      throw new Error("withdrawn by whom may not");
    shared.sequences[environment] += 1;
    if (view.sequence !== shared.sequences[environment]) throw new Error("the numbers have a gap");
    world.releases[environment].push(view);
  } catch (thrown) {
    const { code } = AppError.from(thrown);
    if (!["forbidden", "release_withdrawn", "release_conflict"].includes(code)) throw thrown;
    count(world, `withdraw: ${code}`);
  }
}

/** Nothing was released behind our back, and what is current is the last of what was accepted. */
async function holdHistory(world: World): Promise<void> {
  const { oracle, templateId } = world;
  const rows = await oracle.rows(
    `SELECT "id", "environment" FROM "Release" WHERE "templateId" = ? ORDER BY "sequence"`,
    templateId,
  );
  for (const environment of environmentKeys) {
    const written = rows.filter((row) => row.environment === environment).map(({ id }) => id);
    const accepted = world.releases[environment].map(({ id }) => id);
    if (JSON.stringify(written) !== JSON.stringify(accepted))
      throw new Error(`another history in ${environment}`);
    const [pointer] = await oracle.rows(
      `SELECT "releaseId", "versionId", "model" FROM "EnvironmentPointer" WHERE "templateId" = ? AND "environment" = ?`,
      templateId,
      environment,
    );
    const current = currentOf(world, environment);
    const same = pointer?.releaseId === current?.id && pointer?.versionId === current?.versionId;
    if (!same || pointer?.model !== current?.model)
      throw new Error(`another one is current in ${environment}`);
  }
}
