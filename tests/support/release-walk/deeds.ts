import { AppError } from "#lib/errors.ts";
import { deleteCase } from "#lib/evidence/delete-case.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import { rateSample } from "#lib/evidence/rate-sample.ts";
import { review } from "#lib/evidence/review.ts";
import { saveCase } from "#lib/evidence/save-case.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import { retireVersion } from "#lib/library/retire-version.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import { setPolicy } from "#lib/releases/set-policy.ts";
import { environmentKeys, type ReleasePolicy } from "#lib/releases/view.ts";
import {
  by,
  count,
  deploymentOf,
  models,
  visitors,
  type WalkedEvidence,
  type World,
} from "#tests/support/release-walk/world.ts";
import { plainContent, seedEvidence, textVariable } from "#tests/support/seed-evidence.ts";

const flags = { textCorrect: null, onBrand: null, anatomy: null, artefact: null };

/** What a service may answer to a deed at random; anything else is a fault. */
async function expecting<Value>(world: World, what: string, codes: string[], deed: Promise<Value>) {
  try {
    return await deed;
  } catch (thrown) {
    const { code } = AppError.from(thrown);
    if (!codes.includes(code)) throw thrown;
    count(world, `${what}: ${code}`);
    return null;
  }
}

/** Changes the draft and freezes it, through any door; what comes by import does so too. */
export async function freeze(world: World): Promise<void> {
  const { dice, templateId } = world;
  const demanding = dice.chance(0.2);
  const { parameters } = plainContent();
  const quality = { mode: "fixed", value: demanding ? "max" : "medium" } as const;
  const content = plainContent({
    body: `a {{subject}} number ${world.versions.length}`,
    variables: [textVariable("subject")],
    parameters: { ...parameters, quality },
  });
  const visitor = dice.pick(visitors);
  const context = by(world, visitor);
  const saved = await saveDraft(context, { templateId, rev: world.rev, content });
  if (!saved.saved) throw new Error("nobody else saves here");
  world.rev = saved.draft.rev;
  const source = visitor.via === "ui" ? dice.pick(["ui", "import"] as const) : visitor.via;
  const { id, number } = await freezeVersion(context, { templateId, rev: world.rev, changelog: "", source });
  world.versions.push({ id, number, demanding, retired: false });
}

export async function changeCases(world: World): Promise<void> {
  const { dice, templateId } = world;
  const context = by(world, dice.pick(visitors));
  const caseId = world.caseIds.length > 0 && dice.chance(0.6) ? dice.pick(world.caseIds) : null;
  if (caseId !== null && dice.chance(0.5)) {
    await deleteCase(context, { caseId });
    world.caseIds = world.caseIds.filter((id) => id !== caseId);
    return;
  }
  const values = { subject: `subject ${dice.roll(3)}` };
  const saved = { templateId, caseId, name: "case", values, slots: {}, required: dice.chance(0.7) };
  const { id } = await saveCase(context, saved);
  if (caseId === null) world.caseIds.push(id);
}

/** Evidence as a finished (or unfinished) run leaves it. `good`: enough for any policy but for ratings and reviews. */
export async function prove(world: World, good: boolean): Promise<WalkedEvidence> {
  const { dice } = world;
  const version = dice.pick(world.versions);
  const model = good ? models[0] : dice.pick(models);
  const cases = await listCases(world.context, { templateId: world.templateId });
  const spare = [{ id: undefined, values: {}, slots: {}, required: true }];
  const drawn = (cases.length > 0 ? cases : spare).map(({ id, values, slots, required }) => ({
    ...(id === undefined ? {} : { caseId: id }),
    values: JSON.stringify(values),
    slots: JSON.stringify(slots),
    required,
    pictures: good ? 3 : dice.roll(4),
    blocked: !good && dice.chance(0.15) ? 1 : 0,
    failed: !good && dice.chance(0.1) ? 1 : 0,
    open: !good && dice.chance(0.1) ? 1 : 0,
  }));
  const made = await seedEvidence(by(world, dice.pick(visitors)), {
    versionId: version.id,
    ...deploymentOf(world, model),
    cases: drawn,
  });
  const evidence = {
    id: made.evidenceRunId,
    versionId: version.id,
    model,
    imageIds: made.imageIds,
    digests: [],
  };
  world.evidence.push(evidence);
  return evidence;
}

export async function rate(world: World, evidence: WalkedEvidence, good: boolean): Promise<void> {
  const { dice } = world;
  if (evidence.imageIds.length === 0) return;
  const imageId = dice.pick(evidence.imageIds);
  const score = good ? 5 : dice.chance(0.15) ? null : 1 + dice.roll(5);
  const rating = { evidenceRunId: evidence.id, imageId, score, flags, comment: "" };
  await rateSample(by(world, dice.pick(visitors)), rating);
}

/** A decision, now and then about what the evidence was before. */
export async function decide(world: World, evidence: WalkedEvidence, good: boolean): Promise<void> {
  const { dice, oracle } = world;
  const visitor = good ? dice.pick(visitors.slice(0, 3)) : dice.pick(visitors);
  const context = by(world, visitor);
  const { digest } = await getEvidenceRun(context, { evidenceRunId: evidence.id });
  const stale = evidence.digests.filter((one) => one !== digest);
  const evidenceDigest = !good && stale.length > 0 && dice.chance(0.4) ? dice.pick(stale) : digest;
  evidence.digests.push(digest);
  const decision = good || dice.chance(0.8) ? "approve" : "reject";
  const codes = ["forbidden", "evidence_running", "evidence_changed"];
  const snapshot = await oracle.snapshot(evidence.id);
  const input = { evidenceRunId: evidence.id, evidenceDigest, decision, comment: "" } as const;
  const accepted = await expecting(world, "review", codes, review(context, input));
  if (!accepted) return;
  if (evidenceDigest !== digest) throw new Error("a review of what the evidence was before was accepted");
  if (visitor.actor.kind !== "user") throw new Error("a program has reviewed");
  oracle.witnessed.push({ evidenceRunId: evidence.id, actor: visitor.actor, decision, snapshot });
}

export async function changePolicy(world: World): Promise<void> {
  const { dice, shared } = world;
  const environment = dice.pick(environmentKeys);
  const policy: ReleasePolicy = {
    reviews: dice.pick([0, 1, 1, 1, 2]),
    samplesPerCase: dice.roll(4),
    meanRating: dice.pick([0, 3, 4]),
    blockedAllowed: dice.chance(0.3),
    authorMayReview: dice.chance(0.3),
    who: dice.pick([["user"], ["api-key", "user"], ["api-key", "user"]]),
  };
  const context = by(world, dice.pick(visitors));
  const set = await expecting(world, "policy", ["forbidden"], setPolicy(context, { environment, policy }));
  if (set && context.actor.kind !== "user") throw new Error("a program has changed a policy");
  if (set) shared.policies[environment] = policy;
}

export async function retire(world: World): Promise<void> {
  const version = world.dice.pick(world.versions);
  const { templateId } = world;
  const retiring = retireVersion(by(world, world.dice.pick(visitors)), {
    templateId,
    number: version.number,
  });
  if (await expecting(world, "retire", ["version_live"], retiring)) version.retired = true;
}
