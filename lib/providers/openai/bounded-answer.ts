import { ProviderError } from "#lib/providers/provider.ts";

/** `maxBytes` after decompression; `timeoutMs` from the request to the last byte. */
export type AnswerLimits = { maxBytes: number; timeoutMs: number };

/**
 * A `fetch` whose answers end. The SDK reads an answer whole and its own time-out ends with the headers, so a provider,
 * or whatever answers in its place, could fill the memory or hold a place in the queue for ever.
 */
export function boundedFetch(fetch: typeof globalThis.fetch, limits: AnswerLimits): typeof globalThis.fetch {
  const send: typeof globalThis.fetch = async (url, init) => {
    const deadline = performance.now() + limits.timeoutMs;
    const answer = await fetch(url, init);
    if (!answer.body) return answer;
    const { status, statusText, headers } = answer;
    const body = answer.body.pipeThrough(limiter(limits.maxBytes, deadline - performance.now()));
    return new Response(body, { status, statusText, headers: [...headers] });
  };
  // The SDK looks for `Response` on a fetch to see whether forms will do; without it, it would ask the network.
  return Object.assign(send, { Response });
}

function limiter(maxBytes: number, restMs: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const done = () => clearTimeout(timer);
  // `cancel` is newer than the types.
  const transformer: Transformer<Uint8Array, Uint8Array> & { cancel(): void } = {
    start(controller) {
      const late = () => controller.error(new ProviderError("provider_timeout", { charge: "possible" }));
      timer = setTimeout(late, Math.max(0, restMs)).unref();
    },
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes <= maxBytes) return controller.enqueue(chunk);
      done();
      const message = `the answer is larger than ${maxBytes} bytes`;
      throw new ProviderError("provider_malformed", { charge: "possible", upstream: { message } });
    },
    flush: done,
    cancel: done,
  };
  return new TransformStream(transformer);
}
