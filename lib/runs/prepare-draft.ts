import { loadPrice } from "#lib/connections/load-price.ts";
import { AppError } from "#lib/errors.ts";
import { checkParameters } from "#lib/images/check-parameters.ts";
import type { Operation } from "#lib/images/parameters.ts";
import { profileOf } from "#lib/models/catalog.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";
import type { RunDraft } from "#lib/runs/view.ts";
import { assertSpace } from "#lib/storage/assert-space.ts";
import type { Context } from "#lib/studio/context.ts";

/** An input that exists, or will when the run is written. */
export type Input = {
  imageId: string;
  role: "reference" | "mask" | "markup";
  position: number;
  mime: string;
  width: number;
  height: number;
};

/** A draft that may be started. Money in nano-dollars. */
export type PreparedDraft = {
  connection: { id: string; kind: string };
  operation: Operation;
  inputs: Input[];
  /** What the whole run will probably cost: the promise. */
  likely: bigint;
  /** The most one job can cost: what is held back for it. */
  reserved: bigint;
};

/** Holds a draft against the workspace, the model and the price table. Throws the first thing that is wrong. */
export async function prepareDraft(context: Context, draft: RunDraft): Promise<PreparedDraft> {
  const connection = await loadConnection(context, draft);
  const inputs = await loadInputs(context, draft);
  return prepareInputs(context, connection, draft, inputs);
}

export type DraftConnection = Awaited<ReturnType<typeof loadConnection>>;

export async function loadConnection(
  { studio, workspaceId }: Context,
  { connectionId }: Pick<RunDraft, "connectionId">,
) {
  const connection = await studio.database.client.connection.findFirst({
    where: { id: connectionId, workspaceId },
  });
  if (!connection) throw new AppError("not_found", { field: "connectionId" });
  return connection;
}

/** The same for inputs that are known already. A markup is billed like a reference. */
export async function prepareInputs(
  context: Context,
  connection: DraftConnection,
  draft: Pick<RunDraft, "model" | "prompt" | "count" | "parameters" | "service">,
  inputs: Input[],
): Promise<PreparedDraft> {
  await assertSpace(context);
  const profile = profileOf(draft.model, connection.kind as ConnectionKind);
  const references = inputs.filter(({ role }) => role === "reference");
  const mask = inputs.find(({ role }) => role === "mask");
  const [finding] = checkParameters(profile, {
    parameters: draft.parameters,
    count: draft.count,
    prompt: draft.prompt,
    references: references.length,
    mask: mask !== undefined,
    today: new Date(context.studio.clock()),
  });
  if (finding) throw new AppError(finding.code, { params: finding.params, field: finding.field });
  checkMask(mask, references[0]);
  const { service } = draft;
  if (service === "batch" && !profile.batch)
    throw new AppError("batch_unsupported", { params: { model: draft.model }, field: "service" });
  const price = await loadPrice(context, connection, draft.model);
  if (!price) throw new AppError("model_unpriced", { params: { model: draft.model }, field: "model" });
  const { parameters, prompt } = draft;
  const billed = inputs.filter(({ role }) => role !== "mask");
  const cost = (count: number) =>
    estimateCost(profile, price, { parameters, count, prompt, references: billed, service });
  return {
    connection,
    operation: references.length > 0 ? "edit" : "generate",
    inputs,
    likely: cost(draft.count).likely,
    reserved: cost(1).atMost,
  };
}

async function loadInputs({ studio, workspaceId }: Context, draft: RunDraft): Promise<Input[]> {
  const wanted = draft.references.map((imageId, position) => ({
    imageId,
    role: "reference" as const,
    position,
  }));
  const all = draft.mask ? [...wanted, { imageId: draft.mask, role: "mask" as const, position: 0 }] : wanted;
  if (all.length === 0) return [];
  const images = await studio.database.client.image.findMany({
    where: { workspaceId, deletedAt: null, id: { in: all.map(({ imageId }) => imageId) } },
    select: { id: true, blob: { select: { mime: true, width: true, height: true } } },
  });
  const sizes = new Map(images.map((image) => [image.id, image.blob]));
  return all.map((input) => {
    const size = sizes.get(input.imageId);
    if (size) return { ...input, ...size };
    const field = input.role === "mask" ? "mask" : `references[${input.position}]`;
    throw new AppError("reference_missing", { params: { position: input.position + 1 }, field });
  });
}

function checkMask(mask: Input | undefined, first: Input | undefined): void {
  if (!mask) return;
  const fits = first && first.width === mask.width && first.height === mask.height;
  if (fits && mask.mime === "image/png") return;
  const message = "a mask is a PNG of the size of the first reference";
  throw new AppError("invalid_request", { field: "mask", message });
}
