import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { rateSample } from "#lib/evidence/rate-sample.ts";
import { review } from "#lib/evidence/review.ts";
import { saveCase } from "#lib/evidence/save-case.ts";
import { checkRelease } from "#lib/releases/check-release.ts";
import { listEnvironments } from "#lib/releases/environments.ts";
import { listReleases } from "#lib/releases/list-releases.ts";
import { loadBundle } from "#lib/releases/load-bundle.ts";
import { release } from "#lib/releases/release.ts";
import { resolveReleased } from "#lib/releases/resolve-released.ts";
import type { ReleaseInput } from "#lib/releases/schema.ts";
import { setPolicy } from "#lib/releases/set-policy.ts";
import { withdraw } from "#lib/releases/withdraw.ts";
import type { Context } from "#lib/studio/context.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import {
  as,
  plainContent,
  seedEvidence,
  seedTemplate,
  seedVersion,
  textVariable,
} from "#tests/support/seed-evidence.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const flags = { textCorrect: null, onBrand: null, anatomy: null, artefact: null };

describe.each(testDatabases())("releases on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  let test: TestStudio;
  let author: Context;
  let reviewer: Context;
  let templateId: string;
  let versionId: string;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    test = await openTestStudio(opened.database);
    author = as(test.context, "author");
    reviewer = as(test.context, "reviewer");
    templateId = await seedTemplate(author);
    versionId = await seedVersion(author, templateId);
    return () => test.close();
  });

  const wanted = (over: Partial<ReleaseInput> = {}): ReleaseInput => ({
    environment: "prod",
    versionId,
    connectionId: connectionId(test.context.workspaceId, "simulator"),
    model: "gpt-image-2.5-flare",
    expectedReleaseId: null,
    kind: "promote",
    reason: "",
    breakGlass: false,
    via: "ui",
    ...over,
  });

  /** Evidence that meets prod's own policy, but for the approval. */
  const prove = async (
    over: { model?: string; score?: number; pictures?: number; blocked?: number } = {},
  ) => {
    const { score = 5, pictures = 3, blocked = 0, ...rest } = over;
    const { evidenceRunId, imageIds } = await seedEvidence(author, {
      versionId,
      ...rest,
      cases: [{ pictures, blocked }],
    });
    for (const imageId of imageIds)
      await rateSample(reviewer, { evidenceRunId, imageId, score, flags, comment: "" });
    return { evidenceRunId, imageIds };
  };

  const approve = async (who: Context, evidenceRunId: string, decision: "approve" | "reject" = "approve") => {
    const { digest } = await getEvidenceRun(who, { evidenceRunId });
    return review(who, { evidenceRunId, evidenceDigest: digest, decision, comment: "" });
  };

  const rulesOf = async (over: Partial<ReleaseInput> = {}, context = author) => {
    const { environment, connectionId: connection, model } = wanted(over);
    const input = { environment, versionId, connectionId: connection, model };
    const { findings } = await checkRelease(context, input);
    return findings.map(({ rule }) => rule);
  };

  it("has dev, test and prod from the first use, each with what it asks for", async () => {
    const all = await Promise.all([listEnvironments(author), listEnvironments(reviewer)]);
    for (const environments of all) {
      expect(environments.map(({ key }) => key)).toEqual(["dev", "test", "prod"]);
      expect(environments.map(({ policy }) => policy.samplesPerCase)).toEqual([0, 1, 3]);
    }
  });

  it("counts a program's prompt reviewed by its only person as reviewed by nobody else", async () => {
    await test.close();
    test = await openTestStudio(opened.database);
    reviewer = as(test.context, "reviewer");
    author = as(test.context, "key_ci", "api-key");
    templateId = await seedTemplate(author);
    versionId = await seedVersion(author, templateId);
    const { evidenceRunId } = await prove();
    await approve(reviewer, evidenceRunId);
    expect(await rulesOf({}, author)).toEqual(["onePerson"]);
  });

  it("lets dev have anything, asks test for samples, and prod for samples, ratings and somebody else", async () => {
    expect(await rulesOf({ environment: "dev" })).toEqual([]);
    expect(await rulesOf({ environment: "test" })).toEqual(["samplesPerCase"]);
    // Nobody else has been here yet.
    expect(await rulesOf()).toEqual(["samplesPerCase", "meanRating", "onePerson"]);
    const { evidenceRunId } = await prove();
    expect(await rulesOf({ environment: "test" })).toEqual([]);
    expect(await rulesOf()).toEqual(["reviews"]);
    await approve(author, evidenceRunId);
    expect(await rulesOf()).toEqual(["authorIsReviewer"]);
    await approve(reviewer, evidenceRunId);
    expect(await rulesOf()).toEqual([]);
    const view = await release(author, wanted());
    expect(view).toMatchObject({ sequence: 1, kind: "promote", current: true, unmet: [], flagged: false });
  });

  it("refuses what the policy does not find, and writes nothing", async () => {
    await expect(release(author, wanted())).rejects.toMatchObject({
      code: "release_policy_unmet",
      params: { environment: "prod", rules: "samplesPerCase,meanRating,onePerson" },
    });
    const [, , prod] = await listEnvironments(author);
    expect(prod?.counter).toBe(0);
    expect(await listReleases(author, { templateId })).toEqual([]);
  });

  it("takes no approval of what the evidence was before, of another deployment, or taken back", async () => {
    const { evidenceRunId, imageIds } = await prove();
    const [imageId = ""] = imageIds;
    await approve(reviewer, evidenceRunId);
    expect(await rulesOf()).toEqual([]);
    expect(await rulesOf({ model: "gpt-image-2.5-sunburst" })).toEqual([
      "samplesPerCase",
      "meanRating",
      "reviews",
    ]);
    await rateSample(author, { evidenceRunId, imageId, score: 4, flags, comment: "" });
    expect(await rulesOf()).toEqual(["reviews"]);
    // Taken back, the evidence is again what was approved.
    await rateSample(author, { evidenceRunId, imageId, score: null, flags, comment: "" });
    expect(await rulesOf()).toEqual([]);
    await approve(reviewer, evidenceRunId, "reject");
    expect(await rulesOf()).toEqual(["rejected", "reviews"]);
  });

  it("weighs mean, blocked pictures and cases that came later", async () => {
    const low = await prove({ score: 3 });
    await approve(reviewer, low.evidenceRunId);
    expect(await rulesOf()).toEqual(["meanRating"]);
    const blocked = await prove({ blocked: 1 });
    await approve(reviewer, blocked.evidenceRunId);
    expect(await rulesOf()).toEqual(["blocked"]);
    const good = await prove();
    await approve(reviewer, good.evidenceRunId);
    expect(await rulesOf()).toEqual([]);
    const added = { templateId, caseId: null, name: "a hard one", values: {}, slots: {}, required: true };
    await saveCase(author, added);
    expect(await rulesOf()).toEqual(["samplesPerCase"]);
  });

  it("holds programs to `who`, and lets none approve, change a policy or break the glass", async () => {
    const program = as(author, "key_1", "api-key");
    const [, , prod] = await listEnvironments(author);
    if (!prod) throw new Error("no prod");
    await setPolicy(author, { environment: "prod", policy: { ...prod.policy, who: ["user"] } });
    const { evidenceRunId } = await prove();
    await approve(reviewer, evidenceRunId);
    const refused = { code: "release_policy_unmet", params: { rules: "who" } };
    const reason = "the key wants it so";
    await expect(release(program, wanted())).rejects.toMatchObject(refused);
    await expect(release(program, wanted({ breakGlass: true, reason }))).rejects.toMatchObject(refused);
    await expect(setPolicy(program, { environment: "prod", policy: prod.policy })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(approve(program, evidenceRunId)).rejects.toMatchObject({ code: "forbidden" });
    await setPolicy(author, { environment: "prod", policy: prod.policy });
    expect(await release(program, wanted())).toMatchObject({ actor: "key_1", kind: "promote" });
  });

  it("breaks the glass for a person with a reason, and flags it until there is proof", async () => {
    const over = { breakGlass: true, reason: "too short" };
    await expect(release(author, wanted(over))).rejects.toMatchObject({ code: "release_reason_short" });
    const reason = "the shop shows the wrong price";
    const hotfix = await release(author, wanted({ ...over, reason }));
    expect(hotfix).toMatchObject({ kind: "hotfix", reason, flagged: true });
    expect(hotfix.unmet.map(({ rule }) => rule)).toEqual(["samplesPerCase", "meanRating", "onePerson"]);
    const { evidenceRunId } = await prove();
    await approve(reviewer, evidenceRunId);
    const [listed] = await listReleases(author, { templateId });
    expect(listed).toMatchObject({ id: hotfix.id, flagged: false });
    expect(listed?.unmet).toHaveLength(3);
  });

  it("says of the second of two who release from the same place what is current now", async () => {
    const first = await release(author, wanted({ environment: "dev" }));
    await expect(release(reviewer, wanted({ environment: "dev" }))).rejects.toMatchObject({
      code: "release_conflict",
      params: { currentReleaseId: first.id, sequence: 1, actor: "author" },
    });
    const both = await Promise.allSettled(
      [author, reviewer].map((who) =>
        release(who, wanted({ environment: "dev", expectedReleaseId: first.id })),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "release_conflict" });
    const sequences = (await listReleases(author, { templateId })).map(({ sequence }) => sequence);
    expect(sequences.sort()).toEqual([1, 2]);
  });

  it("lets one of two first releases at once win", async () => {
    const both = await Promise.allSettled(
      [author, reviewer].map((who) => release(who, wanted({ environment: "dev" }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "release_conflict" });
  });

  it("rolls back on the proof there was then, but not to what never had any", async () => {
    const { evidenceRunId, imageIds } = await prove();
    await approve(reviewer, evidenceRunId);
    const one = versionId;
    const first = await release(author, wanted());
    versionId = await seedVersion(author, templateId);
    const reason = "the campaign begins in an hour";
    const second = await release(author, wanted({ expectedReleaseId: first.id, breakGlass: true, reason }));
    const [imageId = ""] = imageIds;
    // The evidence changes: today it would not do, then it did.
    await rateSample(author, { evidenceRunId, imageId, score: 1, flags, comment: "" });
    const back = { kind: "rollback", versionId: one, expectedReleaseId: second.id } as const;
    const rolled = await release(author, wanted(back));
    expect(rolled).toMatchObject({ kind: "rollback", reviewId: first.reviewId, previousId: second.id });
    const unproven = wanted({ kind: "rollback", expectedReleaseId: rolled.id });
    await expect(release(author, unproven)).rejects.toMatchObject({ code: "release_policy_unmet" });
    const elsewhere = { model: "gpt-image-2", kind: "rollback", expectedReleaseId: rolled.id } as const;
    await expect(release(author, wanted(elsewhere))).rejects.toMatchObject({ code: "release_never" });
  });

  it("rebinds the same version to another deployment on proof made there", async () => {
    const { evidenceRunId } = await prove();
    await approve(reviewer, evidenceRunId);
    const { id: expectedReleaseId } = await release(author, wanted());
    const rebind = { kind: "rebind", model: "gpt-image-2.6-flare", expectedReleaseId } as const;
    await expect(release(author, wanted(rebind))).rejects.toMatchObject({ code: "release_policy_unmet" });
    await expect(release(author, wanted({ ...rebind, model: wanted().model }))).rejects.toMatchObject({
      code: "invalid_request",
      field: "kind",
    });
    const there = await prove({ model: rebind.model });
    await approve(reviewer, there.evidenceRunId);
    expect(await release(author, wanted(rebind))).toMatchObject({ kind: "rebind", model: rebind.model });
  });

  it("gives applications what is current, and 410 for what was withdrawn", async () => {
    const slug = templateId.replace("_", "-");
    await expect(resolveReleased(author, { environment: "dev", slug })).rejects.toMatchObject({
      code: "not_found",
    });
    const { id } = await release(author, wanted({ environment: "dev" }));
    const prompt = await resolveReleased(author, { environment: "dev", slug });
    expect(prompt).toMatchObject({ slug, version: 1, release: { id, sequence: 1 } });
    expect(prompt.deployment).toEqual({ provider: "simulator", model: "gpt-image-2.5-flare" });
    expect((await loadBundle(author, { environment: "dev" })).prompts).toEqual([prompt]);
    const out = { environment: "dev", templateId, reason: "wrong", via: "ui" } as const;
    await expect(withdraw(author, { ...out, expectedReleaseId: "rel_other" })).rejects.toMatchObject({
      code: "release_conflict",
    });
    const withdrawn = await withdraw(author, { ...out, expectedReleaseId: id });
    await expect(resolveReleased(author, { environment: "dev", slug })).rejects.toMatchObject({
      code: "release_withdrawn",
      status: 410,
    });
    expect(await loadBundle(author, { environment: "dev" })).toMatchObject({
      prompts: [],
      withdrawn: [slug],
      sequence: 2,
    });
    await expect(withdraw(author, { ...out, expectedReleaseId: withdrawn.id })).rejects.toMatchObject({
      code: "release_withdrawn",
    });
    const again = await release(author, wanted({ environment: "dev", expectedReleaseId: withdrawn.id }));
    expect(again).toMatchObject({ sequence: 3, previousId: withdrawn.id });
    await resolveReleased(author, { environment: "dev", slug });
  });

  it("says what a deployment would not take, and what would break for those who call", async () => {
    const { id: expectedReleaseId } = await release(author, wanted({ environment: "dev" }));
    const { parameters } = plainContent();
    const quality = { mode: "fixed", value: "max" } as const;
    versionId = await seedVersion(
      author,
      templateId,
      plainContent({ parameters: { ...parameters, quality } }),
    );
    const over = { environment: "dev", model: "gpt-image-2" } as const;
    expect(await rulesOf(over)).toEqual(["parameters"]);
    const glass = { breakGlass: true, reason: "the model will surely take it", expectedReleaseId };
    const hotfix = wanted({ ...over, ...glass });
    await expect(release(author, hotfix)).rejects.toMatchObject({ code: "release_policy_unmet" });
    expect(await rulesOf({ environment: "dev" })).toEqual([]);
    const subject = { text: "a {{subject}}", variable: textVariable("subject") };
    versionId = await seedVersion(
      author,
      templateId,
      plainContent({ body: subject.text, variables: [subject.variable] }),
    );
    const { breaking } = await checkRelease(author, {
      environment: "dev",
      versionId,
      connectionId: connectionId(test.context.workspaceId, "simulator"),
      model: "gpt-image-2.5-flare",
    });
    expect(breaking).toEqual([{ kind: "variableRequired", name: "subject" }]);
  });

  it("refuses what would not work, whatever the reason: an ended model, a retired version, somebody else's things", async () => {
    const over = { environment: "dev", breakGlass: true, reason: "it has to be out today" } as const;
    await expect(release(author, wanted({ ...over, model: "gpt-image-1" }))).rejects.toMatchObject({
      code: "release_policy_unmet",
      params: { rules: "modelEnded" },
    });
    const stranger = await openTestStudio(opened.database);
    await expect(release(stranger.context, wanted(over))).rejects.toMatchObject({ code: "not_found" });
    const { connectionId: foreign } = stranger.draft();
    await expect(release(author, wanted({ ...over, connectionId: foreign }))).rejects.toMatchObject({
      code: "not_found",
      field: "connectionId",
    });
    await stranger.close();
    await opened.database.client.templateVersionStatus.update({
      where: { versionId },
      data: { state: "retired" },
    });
    await expect(release(author, wanted(over))).rejects.toMatchObject({ code: "version_retired" });
  });
});
