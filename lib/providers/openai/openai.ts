import OpenAI from "openai";
import type { ImageEditStreamEvent, ImageGenStreamEvent } from "openai/resources/images";
import { malformed, readDrawing } from "#lib/providers/openai/answer.ts";
import { cancelBatch, pollBatch, startBatch } from "#lib/providers/openai/batch.ts";
import { boundedFetch } from "#lib/providers/openai/bounded-answer.ts";
import { readFailure } from "#lib/providers/openai/failure.ts";
import { type Clean, identityOf } from "#lib/providers/openai/identity.ts";
import { type LongFetch, longFetch } from "#lib/providers/openai/long-fetch.ts";
import { editFields, generateFields, streams } from "#lib/providers/openai/request.ts";
import {
  type ConnectionKind,
  type DrawCall,
  type Drawing,
  type DrawRequest,
  type ImageProvider,
  type ListedModel,
  ProviderError,
} from "#lib/providers/provider.ts";

export type OpenAIOptions = {
  kind: ConnectionKind;
  baseUrl: string;
  apiKey: string;
  /** How long one call may take, in milliseconds. */
  timeoutMs?: number;
  /** How long an answer may be. */
  maxBytes?: number;
  /** Stands in for the network: the simulator, or a test. */
  fetch?: typeof globalThis.fetch;
  clock?: () => number;
};

/** Three previews and a picture of 4K noise in base64 are 180 MB; real ones a tenth of that. */
const maxAnswerBytes = 256 * 1024 ** 2;
const maxListedModels = 1_000;

/** The Images API through the official SDK, with its retries off: a repeated call is a second bill. */
export function openai(options: OpenAIOptions): ImageProvider {
  const timeoutMs = options.timeoutMs ?? 30 * 60_000;
  const network = options.fetch ? givenFetch(options.fetch) : longFetch(timeoutMs);
  const limits = { timeoutMs, maxBytes: options.maxBytes ?? maxAnswerBytes };
  const fetchTelling = (onSent: () => void) => boundedFetch(network.fetchTelling(onSent), limits);
  const clock = options.clock ?? Date.now;
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl,
    maxRetries: 0,
    timeout: timeoutMs,
    fetch: fetchTelling(() => {}),
    logLevel: "off",
  });

  const telling = (call: DrawCall) => client.withOptions({ fetch: fetchTelling(() => call.onSent?.()) });
  // Relays call their keys what they like, and some repeat them: no shape gives them away, only the key itself.
  const clean = (text: string) => text.replaceAll(options.apiKey, "…");

  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (thrown) {
      throw readFailure(thrown, clock(), clean);
    }
  };

  return {
    kind: options.kind,
    start: (request, call) =>
      attempt(() =>
        request.service === "batch"
          ? startBatch({ client, creating: telling(call), clock, clean }, request, call)
          : draw(telling(call), request, call, clean),
      ),
    poll: (ticket, call) => attempt(() => pollBatch({ client, clock, clean }, ticket, call)),
    cancel: (ticket, signal) => attempt(() => cancelBatch(client, ticket, signal)),
    listModels: (signal) => attempt(() => listModels(client, signal)),
    close: network.close,
  };
}

/** A stand-in for the network has the request as soon as it is asked. */
function givenFetch(fetch: typeof globalThis.fetch): LongFetch {
  const fetchTelling =
    (onSent: () => void): typeof fetch =>
    (url, init) => {
      const answer = fetch(url, init);
      onSent();
      return answer;
    };
  return { fetchTelling, close: async () => {} };
}

const draw = (client: OpenAI, request: DrawRequest, call: DrawCall, clean: Clean): Promise<Drawing> =>
  streams(request) ? drawStreamed(client, request, call, clean) : drawWhole(client, request, call, clean);

const perCall = (call: DrawCall) => ({
  signal: call.signal,
  headers: { "X-Client-Request-Id": call.clientRequestId },
});

async function drawWhole(
  client: OpenAI,
  request: DrawRequest,
  call: DrawCall,
  clean: Clean,
): Promise<Drawing> {
  const pending = request.inputs.length
    ? client.images.edit({ ...(await editFields(request)), stream: false }, perCall(call))
    : client.images.generate({ ...generateFields(request), stream: false }, perCall(call));
  const response = await pending.asResponse();
  const identity = identityOf(response.headers, clean);
  call.onAccepted?.(identity);
  return readDrawing(parseJson(await response.text(), identity), identity, clean);
}

async function drawStreamed(
  client: OpenAI,
  request: DrawRequest,
  call: DrawCall,
  clean: Clean,
): Promise<Drawing> {
  const { data: events, response } = request.inputs.length
    ? await client.images.edit({ ...(await editFields(request)), stream: true }, perCall(call)).withResponse()
    : await client.images
        .generate({ ...generateFields(request), stream: true }, perCall(call))
        .withResponse();
  const identity = identityOf(response.headers, clean);
  call.onAccepted?.(identity);
  for await (const event of events as AsyncIterable<ImageGenStreamEvent | ImageEditStreamEvent>) {
    if (event.type.endsWith(".completed")) return readDrawing(event, identity, clean);
    if (event.type.endsWith(".partial_image")) showPartial(event, call);
  }
  throw new ProviderError("provider_cut", {
    charge: "possible",
    identity,
    upstream: { message: "the stream ended early" },
  });
}

/** A preview that cannot be read is not worth a failed picture. */
function showPartial(event: ImageGenStreamEvent | ImageEditStreamEvent, call: DrawCall): void {
  if (!("partial_image_index" in event) || typeof event.b64_json !== "string") return;
  const index: unknown = event.partial_image_index;
  const bytes = Buffer.from(event.b64_json, "base64");
  if (isPartialIndex(index) && bytes.length > 0)
    call.onPartial?.({
      index,
      bytes,
      mime: `image/${event.output_format ?? "png"}`,
    });
}

const isPartialIndex = (index: unknown): index is number =>
  Number.isInteger(index) && (index as number) >= 0 && (index as number) < 10;

function parseJson(text: string, identity: ReturnType<typeof identityOf>): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(malformed("the answer is not JSON", identity), { cause });
  }
}

async function listModels(client: OpenAI, signal: AbortSignal): Promise<ListedModel[]> {
  const page = await client.models.list({ signal, timeout: 15_000 });
  const models: ListedModel[] = [];
  for (const model of page.data as unknown[]) {
    const { id, shutdown_date: endsOn } = (model ?? {}) as { id?: unknown; shutdown_date?: unknown };
    if (typeof id !== "string" || id === "" || id.length > 200) continue;
    models.push({ id, endsOn: typeof endsOn === "string" ? endsOn : null });
    if (models.length === maxListedModels) break;
  }
  return models;
}
