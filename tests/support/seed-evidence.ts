import { createHash } from "node:crypto";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { caseSetDigest } from "#lib/evidence/canonical-case.ts";
import { newId } from "#lib/ids.ts";
import { defaultParameters } from "#lib/images/parameters.ts";
import type { Actor, Context } from "#lib/studio/context.ts";
import type { ParameterRule, TemplateContent, Variable } from "#lib/template/content.ts";

/** The context of somebody else of the same workspace. */
export const as = (context: Context, id: string, kind: Actor["kind"] = "user"): Context => ({
  ...context,
  actor: { kind, id },
});

/** A template that takes nothing and asks for the defaults. */
export function plainContent(over: Partial<TemplateContent> = {}): TemplateContent {
  const fixed = <Value>(value: Value): ParameterRule<Value> => ({ mode: "fixed", value });
  const { size, quality, background, outputFormat, compression, moderation, inputFidelity } =
    defaultParameters;
  return {
    operation: "generate",
    bodyKind: "text",
    body: "a fox in the snow",
    fragments: [],
    variables: [],
    slots: [],
    parameters: {
      size: fixed(size),
      quality: fixed(quality),
      background: fixed(background),
      outputFormat: fixed(outputFormat),
      compression: fixed(compression),
      moderation: fixed(moderation),
      partialImages: fixed(0),
      inputFidelity: fixed(inputFidelity),
      count: fixed(1),
    },
    needs: [],
    ...over,
  };
}

/** A text that must be given. */
export function textVariable(name: string): Variable {
  const nothing = { en: "", "zh-CN": "" };
  const shared = { label: nothing, note: nothing, required: true, wrap: null, trust: "app" } as const;
  return { name, ...shared, type: "text", maxLength: null, default: null };
}

/** A template with nothing but its row. */
export async function seedTemplate({ studio, workspaceId, actor }: Context): Promise<string> {
  const id = newId("tpl");
  const who = { actorKind: actor.kind, actorId: actor.id, ownerKind: actor.kind, ownerId: actor.id };
  await studio.database.client.template.create({
    data: { id, workspaceId, ...who, kind: "prompt", slug: id.replace("_", "-") },
  });
  return id;
}

/** The draft of a seeded template, at its first revision. */
export async function seedDraft({ studio, workspaceId, actor }: Context, templateId: string): Promise<void> {
  const who = { actorKind: actor.kind, actorId: actor.id };
  await studio.database.client.templateDraft.create({
    data: { templateId, workspaceId, content: JSON.stringify(plainContent()), ...who },
  });
}

/** A frozen version by the context's actor, as the library writes it. */
export async function seedVersion(
  { studio, workspaceId, actor }: Context,
  templateId: string,
  content: TemplateContent = plainContent(),
): Promise<string> {
  const { client } = studio.database;
  const id = newId("ver");
  const number = (await client.templateVersion.count({ where: { templateId } })) + 1;
  const text = JSON.stringify(content);
  const digest = `sha256-${createHash("sha256").update(`${id}${text}`).digest("hex")}`;
  const who = { actorKind: actor.kind, actorId: actor.id };
  const frozen = { content: text, fragments: "[]", changelog: "", source: "ui" };
  await client.templateVersion.create({
    data: { id, workspaceId, templateId, number, digest, ...frozen, ...who },
  });
  await client.templateVersionStatus.create({ data: { versionId: id, workspaceId, state: "candidate" } });
  await client.template.update({
    where: { id: templateId },
    data: { versionCount: number, state: "candidate" },
  });
  return id;
}

export type SeededCase = {
  caseId?: string;
  name?: string;
  values?: string;
  slots?: string;
  required?: boolean;
  pictures: number;
  blocked?: number;
  failed?: number;
  /** Pictures that are still being drawn. */
  open?: number;
  costNano?: bigint;
  latencyMs?: number;
};

export type SeededEvidence = {
  versionId: string;
  connectionId?: string;
  model?: string;
  samplesPerCase?: number;
  cases: readonly SeededCase[];
};

const refusal = JSON.stringify({ code: "moderation_output", params: {}, field: null, requestId: null });
const failure = JSON.stringify({ code: "provider_failed", params: {}, field: null, requestId: null });

/** Evidence as `startEvidenceRun` and the runner leave it, without bytes: rows only. Returns its id and its pictures. */
export async function seedEvidence(
  { studio, workspaceId, actor }: Context,
  { versionId, cases, ...rest }: SeededEvidence,
): Promise<{ evidenceRunId: string; imageIds: string[] }> {
  const deployment = {
    connectionId: rest.connectionId ?? connectionId(workspaceId, "simulator"),
    model: rest.model ?? "gpt-image-2.5-flare",
  };
  const who = { workspaceId, actorKind: actor.kind, actorId: actor.id };
  const now = studio.clock();
  const createdAt = new Date(now);
  const drawn = cases.map((one) => seededRun(one, now));
  const images = drawn.flatMap(({ pictures }) => pictures);
  const rows = cases.map(
    ({ caseId = newId("case"), values = "{}", slots = "{}", required = true }, position) => ({
      caseId,
      values,
      slots,
      required,
      name: cases[position]?.name ?? `case ${position}`,
      position,
    }),
  );
  const evidenceRunId = newId("evr", now);
  await studio.database.transaction(async (transaction) => {
    const { templateId } = await transaction.templateVersion.findUniqueOrThrow({ where: { id: versionId } });
    await transaction.run.createMany({
      data: drawn.map(({ runId, jobs, state }) => ({
        id: runId,
        ...who,
        requestId: "req_seed",
        idempotencyKey: runId,
        fingerprint: "",
        operation: "generate",
        ...deployment,
        prompt: "seeded",
        parameters: JSON.stringify(defaultParameters),
        count: jobs.length,
        state,
        estimate: 0n,
        createdAt,
      })),
    });
    await transaction.job.createMany({
      data: drawn.flatMap(({ runId, jobs }) =>
        jobs.map((job) => ({
          ...job,
          workspaceId,
          runId,
          availableAt: new Date(2e12),
          reserved: 0n,
          createdAt,
        })),
      ),
    });
    await transaction.dispatch.createMany({
      data: drawn.flatMap(({ dispatches }) =>
        dispatches.map((dispatch) => ({
          ...dispatch,
          ...deployment,
          workspaceId,
          attempt: 1,
          quality: "medium",
          pixels: 1024 * 1024,
          fingerprint: "",
          estimate: 0n,
        })),
      ),
    });
    await transaction.blob.createMany({
      data: images.map(({ sha256 }) => ({
        workspaceId,
        sha256,
        bytes: 1000,
        mime: "image/png",
        width: 1024,
        height: 1024,
      })),
    });
    await transaction.image.createMany({
      data: images.map((image) => ({ ...image, ...who, origin: "run", createdAt })),
    });
    await transaction.evidenceRun.create({
      data: {
        id: evidenceRunId,
        ...who,
        templateId,
        versionId,
        ...deployment,
        samplesPerCase: rest.samplesPerCase ?? 3,
        caseSetDigest: caseSetDigest(rows),
        idempotencyKey: evidenceRunId,
        createdAt,
      },
    });
    await transaction.evidenceCase.createMany({
      data: rows.map((row) => ({
        id: newId("evc"),
        workspaceId,
        evidenceRunId,
        ...row,
        runId: drawn[row.position]?.runId ?? null,
      })),
    });
  });
  return { evidenceRunId, imageIds: images.map(({ id }) => id) };
}

function seededRun(one: SeededCase, now: number) {
  const { pictures: drawn, blocked = 0, failed = 0, open = 0, costNano = 0n, latencyMs = 1000 } = one;
  const runId = newId("run", now);
  const states = [
    ...Array.from({ length: drawn }, () => ({
      state: "succeeded",
      error: null,
      charged: costNano,
      charge: "settled",
    })),
    ...Array.from({ length: blocked }, () => ({
      state: "refused",
      error: refusal,
      charged: 0n,
      charge: "none",
    })),
    ...Array.from({ length: failed }, () => ({
      state: "failed",
      error: failure,
      charged: 0n,
      charge: "none",
    })),
    ...Array.from({ length: open }, () => ({ state: "queued", error: null, charged: 0n, charge: "none" })),
  ];
  const jobs = states.map((state, position) => ({ id: newId("job", now), position, attempt: 1, ...state }));
  const done = jobs.filter(({ state }) => state === "succeeded");
  const pictures = done.map(({ id: jobId, position }) => {
    const id = newId("img", now);
    const sha256 = createHash("sha256").update(id).digest("hex");
    return { id, runId, jobId, position, sha256, width: 1024, height: 1024 };
  });
  const dispatches = done.map(({ id: jobId }) => ({
    id: newId("dsp", now),
    jobId,
    clientRequestId: newId("req"),
    outcome: "succeeded",
    dispatchedAt: new Date(now),
    finishedAt: new Date(now + latencyMs),
  }));
  return { runId, jobs, pictures, dispatches, state: open > 0 ? "running" : "succeeded" };
}
