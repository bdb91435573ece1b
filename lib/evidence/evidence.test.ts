import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { noteEndDates } from "#lib/connections/note-end-dates.ts";
import { beginCases } from "#lib/evidence/begin-cases.ts";
import { compareDeployments } from "#lib/evidence/compare-deployments.ts";
import { deleteCase } from "#lib/evidence/delete-case.ts";
import { estimateEvidence } from "#lib/evidence/estimate-evidence.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import { listEvidenceRuns } from "#lib/evidence/list-evidence-runs.ts";
import { orderCases } from "#lib/evidence/order-cases.ts";
import { rateSample } from "#lib/evidence/rate-sample.ts";
import { resumeEvidence } from "#lib/evidence/resume-evidence.ts";
import { review } from "#lib/evidence/review.ts";
import { saveCase } from "#lib/evidence/save-case.ts";
import type { StartEvidenceInput } from "#lib/evidence/schema.ts";
import { startEvidenceRun } from "#lib/evidence/start-evidence-run.ts";
import { newId } from "#lib/ids.ts";
import { checkLedger } from "#lib/ledger/check-ledger.ts";
import { listRetirements } from "#lib/releases/list-retirements.ts";
import { release } from "#lib/releases/release.ts";
import { deleteRun } from "#lib/runs/delete-run.ts";
import type { Context } from "#lib/studio/context.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { drawJobs } from "#tests/support/draw-jobs.ts";
import { drawn, refusal, scriptedProvider } from "#tests/support/scripted-provider.ts";
import {
  as,
  plainContent,
  seedEvidence,
  seedTemplate,
  seedVersion,
  textVariable,
} from "#tests/support/seed-evidence.ts";
import { openTestStudio, type TestStudio } from "#tests/support/test-studio.ts";

const unlooked = { textCorrect: null, onBrand: null, anatomy: null, artefact: null };

describe.each(testDatabases())("evidence on $name", ({ open }) => {
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
    const variables = [textVariable("subject")];
    versionId = await seedVersion(author, templateId, plainContent({ body: "a {{subject}}", variables }));
    return () => test.close();
  });

  const addCase = (subject: string | null, required = true) =>
    saveCase(author, {
      templateId,
      caseId: null,
      name: subject ?? "nothing",
      values: subject === null ? {} : { subject },
      slots: {},
      required,
    });

  const wanted = (over: Partial<StartEvidenceInput> = {}): StartEvidenceInput => ({
    versionId,
    connectionId: connectionId(test.context.workspaceId, "simulator"),
    model: "gpt-image-2.5-flare",
    samplesPerCase: 2,
    idempotencyKey: newId("key"),
    ...over,
  });

  const stateOf = async () =>
    (await opened.database.client.template.findUniqueOrThrow({ where: { id: templateId } })).state;

  it("keeps cases in their order, and only the template's own", async () => {
    const [one, two] = [await addCase("fox"), await addCase("owl", false)];
    expect(await listCases(author, { templateId })).toEqual([one, two]);
    const turned = await orderCases(author, { templateId, caseIds: [two.id, one.id] });
    expect(turned.map(({ name }) => name)).toEqual(["owl", "fox"]);
    await expect(orderCases(author, { templateId, caseIds: [one.id, one.id] })).rejects.toMatchObject({
      code: "invalid_request",
    });
    const renamed = await saveCase(author, { ...two, templateId, caseId: two.id, name: "an owl" });
    expect(renamed).toMatchObject({ id: two.id, name: "an owl", values: { subject: "owl" } });
    await deleteCase(author, { caseId: one.id });
    await expect(deleteCase(author, { caseId: one.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listCases(author, { templateId })).map(({ name }) => name)).toEqual(["an owl"]);
    const stranger = await openTestStudio(opened.database);
    await expect(deleteCase(stranger.context, { caseId: two.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await stranger.close();
  });

  it("tells the price before, draws every case, and keeps why one could not be begun", async () => {
    await expect(startEvidenceRun(author, wanted())).rejects.toMatchObject({ code: "case_set_empty" });
    await addCase("fox");
    await addCase("owl");
    await addCase(null);
    const { idempotencyKey, ...input } = wanted();
    const estimate = await estimateEvidence(author, input);
    expect(estimate).toMatchObject({ cases: 3, pictures: 4, approximate: false });
    expect(estimate.problems).toMatchObject([{ position: 2, error: { code: "prompt_missing_variable" } }]);
    const begun = await startEvidenceRun(author, { ...input, idempotencyKey });
    expect(begun).toMatchObject({ state: "running", totals: { samples: 0, failed: 2 } });
    expect(begun.cases.map(({ state }) => state)).toEqual(["running", "running", "failed"]);
    expect(begun.cases[2]?.error).toMatchObject({ code: "prompt_missing_variable" });
    const runs = await opened.database.client.run.findMany({
      where: { workspaceId: author.workspaceId },
      include: { use: true },
    });
    expect(runs.map(({ prompt }) => prompt).sort()).toEqual(["a fox", "a owl"]);
    expect(
      runs.every(({ use, count }) => use?.versionId === versionId && use.via === "evidence" && count === 2),
    ).toBe(true);
    expect(runs.reduce((sum, run) => sum + run.estimate, 0n)).toBe(BigInt(estimate.likelyNano));
    await drawJobs(test);
    const sheet = await getEvidenceRun(author, { evidenceRunId: begun.id });
    expect(sheet).toMatchObject({
      state: "done",
      totals: { samples: 4, samplesPerRequiredCase: 0, failed: 2, blocked: 0, rated: 0, meanRating: null },
    });
    expect(sheet.digest).not.toBe(begun.digest);
    expect(BigInt(sheet.totals.costNano)).toBeGreaterThan(0n);
    expect(await listEvidenceRuns(author, { templateId })).toHaveLength(1);
  });

  it("answers the same key with the same evidence, and pays for it once", async () => {
    await addCase("fox");
    const input = wanted();
    const both = await Promise.all([startEvidenceRun(author, input), startEvidenceRun(author, input)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    await expect(startEvidenceRun(author, { ...input, samplesPerCase: 3 })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
    expect(await opened.database.client.run.count({ where: { workspaceId: author.workspaceId } })).toBe(1);
  });

  it("goes on after a kill with what was not begun, once, whoever finds it", async () => {
    const cases = [await addCase("fox"), await addCase("owl"), await addCase("elk")];
    test.studio.clock = () => Date.now() - 60_000;
    const { id } = await startEvidenceRun(author, wanted());
    test.studio.clock = Date.now;
    // As a kill between the rows and the runs leaves it.
    const left = { evidenceRunId: id, position: { gt: 0 } };
    const { client } = opened.database;
    const runIds = (await client.evidenceCase.findMany({ where: left })).flatMap(({ runId }) => runId ?? []);
    await client.evidenceCase.updateMany({ where: left, data: { runId: null } });
    await client.run.deleteMany({ where: { id: { in: runIds } } });
    expect((await getEvidenceRun(author, { evidenceRunId: id })).cases.map(({ state }) => state)).toEqual([
      "running",
      "waiting",
      "waiting",
    ]);
    await Promise.all([resumeEvidence(test.studio), resumeEvidence(test.studio), beginCases(author, id)]);
    const runs = await client.run.findMany({ where: { workspaceId: author.workspaceId } });
    expect(runs).toHaveLength(cases.length);
    expect(runs.every(({ actorId }) => actorId === "author")).toBe(true);
    const sheet = await getEvidenceRun(author, { evidenceRunId: id });
    expect(new Set(sheet.cases.map(({ runId }) => runId)).size).toBe(3);
    expect(await resumeEvidence(test.studio)).toBe(0);
  });

  it("counts what the provider would not draw, and a picture in the trash as what it was", async () => {
    await addCase("fox");
    await addCase("owl", false);
    test.setProvider(
      scriptedProvider({
        draw: async ({ prompt }, call, number) => {
          if (prompt.includes("owl") && number % 2 === 0) throw refusal();
          return drawn(call.clientRequestId);
        },
      }),
    );
    const { id: evidenceRunId } = await startEvidenceRun(author, wanted());
    await drawJobs(test);
    const before = await getEvidenceRun(author, { evidenceRunId });
    expect(before.totals).toMatchObject({ samplesPerRequiredCase: 2, samples: 3, blocked: 1, failed: 0 });
    await deleteRun(author, { runId: before.cases[0]?.runId ?? "" });
    const after = await getEvidenceRun(author, { evidenceRunId });
    expect(after.digest).toBe(before.digest);
    expect(after.totals).toEqual(before.totals);
    expect(after.cases[0]?.samples.map(({ gone }) => gone)).toEqual([true, true]);
    const findings = await checkLedger(opened.database.client, author.workspaceId);
    expect(findings.filter(({ expected, actual }) => expected !== actual)).toEqual([]);
  });

  it("takes ratings of its own samples, anew and back, and sums them for the template", async () => {
    const { evidenceRunId, imageIds } = await seedEvidence(author, { versionId, cases: [{ pictures: 2 }] });
    const [imageId = "", other = ""] = imageIds;
    const rate = (who: Context, image: string, score: number | null) =>
      rateSample(who, {
        evidenceRunId,
        imageId: image,
        score,
        flags: { ...unlooked, artefact: true },
        comment: "x",
      });
    const digests = new Set<string>();
    const note = async () => digests.add((await getEvidenceRun(author, { evidenceRunId })).digest);
    await note();
    await rate(author, imageId, 5);
    await note();
    await rate(reviewer, imageId, 2);
    await rate(author, other, 4);
    await note();
    await rate(author, imageId, 1);
    await note();
    expect(digests.size).toBe(4);
    const { totals, cases } = await getEvidenceRun(author, { evidenceRunId });
    expect(totals).toMatchObject({ rated: 2, meanRating: 7 / 3 });
    expect(cases[0]?.samples[0]?.ratings).toMatchObject([
      { actor: "author", score: 1, flags: { artefact: true, anatomy: null } },
      { actor: "reviewer", score: 2 },
    ]);
    await rate(author, other, null);
    const row = await opened.database.client.template.findUniqueOrThrow({ where: { id: templateId } });
    expect(row).toMatchObject({ ratingSum: 3, ratingCount: 2 });
    const elsewhere = await seedEvidence(author, { versionId, cases: [{ pictures: 1 }] });
    await expect(rate(author, elsewhere.imageIds[0] ?? "", 5)).rejects.toMatchObject({ code: "not_found" });
  });

  it("binds a review to what was looked at, and says validated while that is so", async () => {
    const running = await seedEvidence(author, { versionId, cases: [{ pictures: 1, open: 1 }] });
    const open = await getEvidenceRun(author, running);
    const decide = (
      over: { evidenceRunId: string; evidenceDigest: string },
      decision: "approve" | "reject",
    ) => review(reviewer, { ...over, decision, comment: "" });
    await expect(
      decide({ evidenceRunId: open.id, evidenceDigest: open.digest }, "approve"),
    ).rejects.toMatchObject({ code: "evidence_running" });
    const { evidenceRunId, imageIds } = await seedEvidence(author, { versionId, cases: [{ pictures: 1 }] });
    const rate = (score: number | null) =>
      rateSample(author, { evidenceRunId, imageId: imageIds[0] ?? "", score, flags: unlooked, comment: "" });
    const { digest } = await getEvidenceRun(author, { evidenceRunId });
    await rate(4);
    const stale = { evidenceRunId, evidenceDigest: digest };
    await expect(decide(stale, "approve")).rejects.toMatchObject({ code: "evidence_changed", status: 409 });
    expect(await stateOf()).toBe("candidate");
    await rate(null);
    expect(await decide(stale, "approve")).toMatchObject({
      current: true,
      reviewer: "reviewer",
      decision: "approve",
    });
    expect(await stateOf()).toBe("validated");
    await rate(3);
    expect(await stateOf()).toBe("candidate");
    const { reviews } = await getEvidenceRun(author, { evidenceRunId });
    expect(reviews.map(({ current }) => current)).toEqual([false]);
    await rate(null);
    expect(await stateOf()).toBe("validated");
    await decide(stale, "reject");
    expect(await stateOf()).toBe("candidate");
  });

  it("lets a review and a new rating of the same picture not pass each other", async () => {
    const { evidenceRunId, imageIds } = await seedEvidence(author, { versionId, cases: [{ pictures: 1 }] });
    for (let round = 0; round < 5; round++) {
      const { digest: evidenceDigest } = await getEvidenceRun(author, { evidenceRunId });
      const rating = { evidenceRunId, imageId: imageIds[0] ?? "", score: (round % 5) + 1, flags: unlooked };
      const [reviewed] = await Promise.allSettled([
        review(reviewer, { evidenceRunId, evidenceDigest, decision: "approve", comment: "" }),
        rateSample(author, { ...rating, comment: "" }),
      ]);
      const { digest, reviews } = await getEvidenceRun(author, { evidenceRunId });
      // Whichever came first, no approval is of what nobody looked at.
      expect(digest).not.toBe(evidenceDigest);
      expect(reviews.filter(({ current }) => current)).toEqual([]);
      if (reviewed.status === "rejected") expect(reviewed.reason).toMatchObject({ code: "evidence_changed" });
      expect(await stateOf()).toBe("candidate");
    }
  });

  it("shows two deployments side by side, and what the other would not take", async () => {
    const { parameters } = plainContent();
    const quality = { mode: "fixed", value: "max" } as const;
    versionId = await seedVersion(
      author,
      templateId,
      plainContent({ parameters: { ...parameters, quality } }),
    );
    const caseId = newId("case");
    const here = await seedEvidence(author, {
      versionId,
      cases: [{ caseId, pictures: 2, costNano: 50_000_000n, latencyMs: 4000 }],
    });
    await seedEvidence(author, {
      versionId,
      model: "gpt-image-2",
      cases: [{ caseId, pictures: 2, costNano: 20_000_000n, latencyMs: 1000 }, { pictures: 1 }],
    });
    await rateSample(author, {
      evidenceRunId: here.evidenceRunId,
      imageId: here.imageIds[0] ?? "",
      score: 4,
      flags: unlooked,
      comment: "",
    });
    const { connectionId: connection } = wanted();
    const comparison = await compareDeployments(author, {
      versionId,
      one: { connectionId: connection, model: "gpt-image-2.5-flare" },
      other: { connectionId: connection, model: "gpt-image-2" },
    });
    expect(comparison.one).toMatchObject({
      costNanoPerPicture: "50000000",
      latencyMs: 4000,
      meanRating: 4,
      unfit: [],
    });
    expect(comparison.other.unfit).toMatchObject([{ field: "quality", reason: "qualityUnsupported" }]);
    expect(comparison.difference).toEqual({
      costNanoPerPicture: String(40_000_000n / 3n - 50_000_000n),
      latencyMs: -3000,
      meanRating: null,
    });
    expect(comparison.cases.map(({ one, other }) => [one?.samples.length, other?.samples.length])).toEqual([
      [2, 2],
      [undefined, 1],
    ]);
  });

  it("lists what is live or would be drawn on a model that ends, by date, with where to go", async () => {
    test.studio.clock = () => Date.parse("2026-11-20T12:00:00Z");
    const { client } = opened.database;
    const { connectionId: connection } = wanted();
    await release(author, {
      environment: "dev",
      versionId,
      connectionId: connection,
      model: "gpt-image-1.5",
      expectedReleaseId: null,
      kind: "promote",
      reason: "",
      breakGlass: false,
      via: "ui",
    });
    const offered = await seedTemplate(author);
    const soon = { connectionId: connection, model: "made-up-image-model" };
    await client.template.update({ where: { id: offered }, data: soon });
    expect(await listRetirements(author)).toMatchObject([
      {
        templateId,
        versionNumber: 1,
        environments: ["dev"],
        model: "gpt-image-1.5",
        endsOn: "2026-12-01",
        daysLeft: 11,
        successor: { model: "gpt-image-2.5-sunburst" },
        unfit: [],
        evidence: null,
      },
    ]);
    // The provider says more than our table does.
    test.setProvider(
      scriptedProvider({ list: async () => [{ id: "made-up-image-model", endsOn: "2026-11-25" }] }),
    );
    const fresh = { ...test.studio };
    expect(await noteEndDates(fresh)).toBeGreaterThan(0);
    expect(await noteEndDates(fresh)).toBe(0);
    await seedEvidence(author, { versionId, model: "gpt-image-2.5-sunburst", cases: [{ pictures: 1 }] });
    const listed = await listRetirements(author);
    expect(listed.map((one) => [one.templateId, one.daysLeft, one.environments.join()])).toEqual([
      [offered, 5, ""],
      [templateId, 11, "dev"],
    ]);
    expect(listed[1]?.evidence).toMatchObject({ samples: 1, meanRating: null, approved: false });
    test.studio.clock = () => Date.parse("2026-12-02T00:00:00Z");
    expect((await listRetirements(author)).map(({ daysLeft }) => daysLeft)).toEqual([-7, -1]);
  });
});
