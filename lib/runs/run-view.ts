import { z } from "zod";
import type { Prisma } from "#lib/db/generated/sqlite/client.ts";
import type { EditMode } from "#lib/edits/view.ts";
import { type ErrorView, errorCodes } from "#lib/errors.ts";
import { imageView } from "#lib/gallery/image-view.ts";
import { partialUrl } from "#lib/gallery/partials.ts";
import type { DrawService } from "#lib/images/parameters.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import { shownParameters } from "#lib/runs/read-stored.ts";
import type { InputView, JobState, JobView, RunState, RunView } from "#lib/runs/view.ts";

/** Everything a view is made of, in one query per table. */
export const runInclude = {
  connection: { select: { id: true, name: true, kind: true } },
  edit: { select: { sourceId: true, mode: true } },
  use: { select: { templateId: true, versionId: true } },
  inputs: { orderBy: { position: "asc" }, include: { image: { include: { blob: true } } } },
  jobs: {
    orderBy: { position: "asc" },
    include: {
      dispatches: { select: { attempt: true, providerRequestId: true }, orderBy: { attempt: "asc" } },
    },
  },
  images: {
    where: { deletedAt: null, listed: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { blob: true },
  },
} as const satisfies Prisma.RunInclude;

export type RunRow = Prisma.RunGetPayload<{ include: typeof runInclude }>;

const errorViewSchema: z.ZodType<ErrorView> = z.object({
  code: z.enum(errorCodes as [ErrorView["code"], ...ErrorView["code"][]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().nullable(),
  requestId: z.string().nullable(),
});

/** What other tables say of a run: `loadMedians`, `loadTemplatesOf`. */
export type RunSurroundings = Pick<RunView, "medianMs" | "template">;

/** A run's rows as everybody outside sees them. */
export function runView(row: RunRow, { medianMs, template }: RunSurroundings): RunView {
  const sum = (amounts: readonly bigint[]) => String(amounts.reduce((total, amount) => total + amount, 0n));
  return {
    id: row.id,
    operation: row.operation as RunView["operation"],
    state: row.state as RunState,
    connection: { ...row.connection, kind: row.connection.kind as ConnectionKind },
    model: row.model,
    prompt: row.prompt,
    parameters: shownParameters(row.parameters),
    count: row.count,
    service: row.service as DrawService,
    inputs: row.inputs.map((input) => ({
      role: input.role as InputView["role"],
      position: input.position,
      image: imageView(input.image),
    })),
    jobs: row.jobs.map(jobView),
    images: row.images.map((image) => imageView(image)),
    estimateNano: String(row.estimate),
    costNano: sum(row.jobs.map(({ charged }) => charged)),
    heldNano: sum(row.jobs.filter(({ charge }) => charge === "held").map(({ reserved }) => reserved)),
    medianMs,
    edit: row.edit && { ...row.edit, mode: row.edit.mode as EditMode },
    template,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function jobView(job: RunRow["jobs"][number]): JobView {
  const waits = job.state === "queued" && job.attempt > 0;
  return {
    id: job.id,
    index: job.position,
    state: job.state as JobState,
    attempt: job.attempt,
    partial: job.partial === null ? null : { index: job.partial, url: partialUrl(job.id, job.partial) },
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    retryAt: waits ? job.availableAt.toISOString() : null,
    error: job.error === null ? null : storedError(job.error),
    charge: job.charge as JobView["charge"],
    chargeNano: String(job.charge === "held" ? job.reserved : job.charged),
    providerRequestId:
      job.dispatches.findLast(({ providerRequestId }) => providerRequestId)?.providerRequestId ?? null,
    stopping: job.stopAskedAt !== null && job.finishedAt === null,
  };
}

/** An error another version wrote and this one does not know is still an error. */
export function storedError(text: string): ErrorView {
  try {
    return errorViewSchema.parse(JSON.parse(text));
  } catch {
    return { code: "internal", params: {}, field: null, requestId: null };
  }
}
