import type OpenAI from "openai";
import { APIError, toFile } from "openai";
import type { Batch } from "openai/resources/batches";
import { readBatchResult } from "#lib/providers/openai/batch-result.ts";
import { readFailure } from "#lib/providers/openai/failure.ts";
import { type Clean, identityOf } from "#lib/providers/openai/identity.ts";
import { editBody, generateFields } from "#lib/providers/openai/request.ts";
import {
  type DrawCall,
  type Drawing,
  type DrawRequest,
  type Polled,
  ProviderError,
  type ProviderIdentity,
} from "#lib/providers/provider.ts";

/** A batch is one line long: one paid call, one dispatch row, one ticket (docs/decisions/0011-batches-of-one.md). */
type Desk = { client: OpenAI; clock: () => number; clean: Clean };

/** Longest picture a line takes as a data address, and longest file of lines (wire.md 1.3). */
const maxUrlLength = 20_971_520;
const maxFileBytes = 200_000_000;
/** A batch is asked for at a tenth of its age: soon at first, seldom once it lies. */
const [soonestMs, latestMs] = [2_000, 300_000];

/**
 * Writes the line into a file of the provider's and has a batch made of it. Only the second call can cost money, so
 * `creating`, the client that tells when a request is out, is used for that one alone.
 */
export async function startBatch(
  desk: Desk & { creating: OpenAI },
  request: DrawRequest,
  call: DrawCall,
): Promise<Drawing> {
  const endpoint = request.inputs.length > 0 ? "/v1/images/edits" : "/v1/images/generations";
  const line = writeLine(request, call.clientRequestId, endpoint);
  const inputFileId = await upload(desk, line, call);
  const { data: batch, response } = await desk.creating.batches
    .create(
      {
        input_file_id: inputFileId,
        endpoint,
        completion_window: "24h",
        metadata: { client_request_id: call.clientRequestId },
      },
      { signal: call.signal, headers: { "X-Client-Request-Id": call.clientRequestId } },
    )
    .withResponse();
  const identity = identityOf(response.headers, desk.clean);
  if (typeof batch.id !== "string" || batch.id === "" || batch.id.length > 200) {
    const upstream = { message: "the batch has no id" };
    throw new ProviderError("provider_malformed", { charge: "possible", identity, upstream });
  }
  call.onAccepted?.(identity);
  return { state: "pending", ticket: batch.id, pollAfterMs: soonestMs, identity };
}

function writeLine(request: DrawRequest, id: string, endpoint: string): string {
  const body = request.inputs.length > 0 ? editBody(request) : generateFields(request);
  const tooLong = request.inputs.some(({ bytes }) => bytes.length * 1.34 + 40 > maxUrlLength);
  const line = `${JSON.stringify({ custom_id: id, method: "POST", url: endpoint, body })}\n`;
  if (tooLong || line.length > maxFileBytes) throw new ProviderError("batch_too_large", { charge: "none" });
  return line;
}

/** A file costs nothing: whatever goes wrong here, no batch was asked for. */
async function upload({ client, clock, clean }: Desk, line: string, { signal }: DrawCall): Promise<string> {
  try {
    const file = await toFile(Buffer.from(line), "pentimento.jsonl", { type: "application/jsonl" });
    return (await client.files.create({ file, purpose: "batch" }, { signal })).id;
  } catch (thrown) {
    if (thrown instanceof APIError && (thrown.status === 404 || thrown.status === 405))
      throw new ProviderError("batch_unsupported", { charge: "none", cause: thrown });
    const failure = readFailure(thrown, clock(), clean);
    if (failure.charge === "none") throw failure;
    const { code, identity, upstream } = failure;
    const retryAfterMs = code === "stopped" ? null : soonestMs;
    throw new ProviderError(code, { charge: "none", retryAfterMs, identity, upstream, cause: thrown });
  }
}

/** Asks for the batch, and for its answer once it is closed. */
export async function pollBatch(desk: Desk, ticket: string, { signal }: DrawCall): Promise<Polled> {
  const { client, clock, clean } = desk;
  let batch: Batch;
  let identity: ProviderIdentity;
  try {
    const { data, response } = await client.batches.retrieve(ticket, { signal }).withResponse();
    batch = data;
    identity = identityOf(response.headers, clean);
  } catch (thrown) {
    // Whoever keeps it does not know it any more: nobody will ever say what became of it.
    if (thrown instanceof APIError && thrown.status === 404)
      return { state: "failed", failure: new ProviderError("batch_lost", { charge: "possible" }) };
    throw thrown;
  }
  const file = batch.output_file_id ?? batch.error_file_id;
  if (isClosed(batch) && file) {
    const answer = await client.files.content(file, { signal });
    return readBatchResult(await answer.text(), { identity, clean, now: clock() });
  }
  if (isClosed(batch)) return { state: "failed", failure: endOf(batch, identity, clean) };
  const age = clock() - batch.created_at * 1000;
  const pollAfterMs = Math.min(Math.max(age / 10 || 0, soonestMs), latestMs);
  return { state: "pending", ticket, pollAfterMs: Math.round(pollAfterMs), identity };
}

const closed: readonly Batch["status"][] = ["completed", "failed", "expired", "cancelled"];
const isClosed = ({ status }: Batch) => closed.includes(status);

/** Why a closed batch has no answer: nothing of it was done, so nothing is owed. */
function endOf(batch: Batch, identity: ProviderIdentity, clean: Clean): ProviderError {
  const common = { charge: "none" as const, identity };
  if (batch.status === "expired") return new ProviderError("batch_expired", common);
  if (batch.status === "cancelled") return new ProviderError("stopped", common);
  if (batch.status === "completed") {
    const upstream = { message: "a completed batch without an answer" };
    return new ProviderError("provider_malformed", { ...common, charge: "possible", upstream });
  }
  const said = batch.errors?.data?.[0];
  const message = clean(said?.message ?? "").slice(0, 300);
  const upstream = { code: said?.code ?? null, param: said?.param ?? null, message };
  if (/quota|billing|spend/.test(said?.code ?? ""))
    return new ProviderError("provider_quota", { ...common, upstream });
  return new ProviderError("provider_refused", { ...common, upstream, params: { message } });
}

/** Says nothing of what becomes of it: that is asked for afterwards. */
export async function cancelBatch(client: OpenAI, ticket: string, signal: AbortSignal): Promise<void> {
  await client.batches.cancel(ticket, { signal });
}
