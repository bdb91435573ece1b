import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBatchStore } from "#lib/simulator/batches.ts";
import { connectionCut, isBrokenConnection } from "#lib/simulator/broken-connection.ts";
import { createFaultMemory } from "#lib/simulator/faults.ts";
import { type SimulatorOptions, settle } from "#lib/simulator/options.ts";
import { answerRequest } from "#lib/simulator/routes.ts";
import { createFileStore } from "#lib/simulator/stored-files.ts";

/** The OpenAI Images API without OpenAI. `fetch` takes what fetch takes, so SDKs use it as their own. */
export type Simulator = {
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
};

/**
 * Makes a simulator. It holds no sockets; in memory it keeps which `:once` faults have struck, and the files
 * and batches it was given. `fetch` rejects as a
 * real one does: with the signal's reason when the caller leaves, with a `TypeError` where a fault breaks the line.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = settle(options);
  const state = { memory: createFaultMemory(), files: createFileStore(), batches: createBatchStore() };
  return {
    async fetch(input, init) {
      const request = input instanceof Request && !init ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return answerRequest(settings, state, request);
    },
  };
}

/** Sixteen references of 8 MB. A body is held in memory whole, so one without end would take all there is. */
const maxBodyBytes = 128 * 1024 ** 2;

/**
 * Serves a simulator on node:http. Bodies beyond `maxBytes` lose their connection. A client that leaves aborts the request; a fault that breaks the line destroys the
 * socket. `report` is told of failures that are our own; the client only learns that there was one.
 */
export function simulatorListener(
  simulator: Simulator,
  report: (thrown: unknown) => void = () => undefined,
  maxBytes = maxBodyBytes,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const left = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) left.abort();
    });
    try {
      const asked = webRequest(request, left.signal, maxBytes);
      const answer = await simulator.fetch(asked);
      await Promise.all([send(answer, response), drain(asked)]);
    } catch (thrown) {
      if (left.signal.aborted) return;
      const wasAskedFor = isBrokenConnection(thrown);
      if (!wasAskedFor) report(thrown);
      if (wasAskedFor || response.headersSent) destroy(request, response);
      else response.writeHead(500, { "content-type": "application/json" }).end(ownFault);
    }
  };
}

const ownFault = JSON.stringify({
  error: { message: "The simulator failed.", type: "server_error", param: null, code: null },
});

function destroy(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else request.socket.resetAndDestroy();
}

function webRequest(request: IncomingMessage, signal: AbortSignal, maxBytes: number): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? boundedBody(request, maxBytes) : null;
  // The host is the caller's word and may be no host at all; the simulator only looks at the path.
  const url = `http://simulator.local${request.url?.startsWith("/") ? request.url : "/"}`;
  return new Request(url, {
    method,
    headers,
    signal,
    ...(body ? { body, duplex: "half" } : {}),
  } as RequestInit);
}

function boundedBody(request: IncomingMessage, maxBytes: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw connectionCut();
      controller.enqueue(chunk);
    },
  });
  return (Readable.toWeb(request) as ReadableStream<Uint8Array>).pipeThrough(limit);
}

/** Reads what a refusal left unread, or the next request on the same connection would wait behind it for ever. */
async function drain(request: Request): Promise<void> {
  if (request.body && !request.bodyUsed) await request.body.pipeTo(new WritableStream());
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  // Streams announce themselves before their first event.
  response.flushHeaders();
  if (!answer.body) return void response.end();
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
}
