import { createHash } from "node:crypto";
import { loadPrice } from "#lib/connections/load-price.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import type { Price } from "#lib/models/profile.ts";
import type { DrawInput, DrawRequest, ImageProvider } from "#lib/providers/provider.ts";
import { pixelsOf } from "#lib/runs/medians.ts";
import { readStored } from "#lib/runs/read-stored.ts";
import { drawParametersSchema } from "#lib/runs/schema.ts";
import type { Studio } from "#lib/studio/context.ts";

/** All a runner needs to know of a job it has claimed; pictures are not read yet. */
export async function loadTask(studio: Studio, jobId: string) {
  const job = await studio.database.client.job.findUniqueOrThrow({
    where: { id: jobId },
    include: {
      run: {
        include: {
          connection: true,
          inputs: {
            orderBy: { position: "asc" },
            include: { image: { select: { name: true, sha256: true, blob: { select: { mime: true } } } } },
          },
        },
      },
    },
  });
  const { run, workspaceId } = job;
  const parameters = readStored(drawParametersSchema, run.parameters);
  const provider: ImageProvider = studio.provider(run.connection);
  const price: Price | null = await loadPrice({ studio, workspaceId }, run.connection, run.model);
  return {
    jobId,
    workspaceId,
    runId: job.runId,
    requestId: run.requestId,
    ticket: job.ticket,
    stopAsked: job.stopAskedAt !== null,
    service: run.service as DrawService,
    attempt: job.attempt,
    run,
    parameters,
    pixels: pixelsOf(parameters.size),
    provider,
    price,
  };
}

export type Task = Awaited<ReturnType<typeof loadTask>>;

/** The call itself, with the bytes of its inputs: references in their order, then mask and markup. */
export async function loadRequest(studio: Studio, { run, parameters, service }: Task): Promise<DrawRequest> {
  const inputs: DrawInput[] = [];
  for (const role of ["reference", "mask", "markup"] as const) {
    for (const input of run.inputs.filter((one) => one.role === role)) {
      const { image, position } = input;
      const { mime } = image.blob;
      const name = image.name ?? `${role}-${position + 1}.${mime.replace("image/", "")}`;
      inputs.push({ role, name, mime, bytes: await studio.blobs.read(image.sha256) });
    }
  }
  return { model: run.model, prompt: sentPrompt(run), count: 1, parameters, service, inputs };
}

/** sha256 over everything a call sends. */
export function callFingerprint({ run, service }: Task): string {
  const inputs = run.inputs.map(({ role, position, image }) => [role, position, image.sha256]);
  const text = JSON.stringify([
    run.connectionId,
    run.model,
    sentPrompt(run),
    run.parameters,
    inputs,
    ...(service === "standard" ? [] : [service]),
  ]);
  return createHash("sha256").update(text).digest("hex");
}

const sentPrompt = (run: { prompt: string; sentPrompt: string | null }): string =>
  run.sentPrompt ?? run.prompt;
