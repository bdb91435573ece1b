import { Agent, type Dispatcher, fetch as undiciFetch } from "undici";

/** Milliseconds to wait for a connection. Nothing has been sent when it runs out. */
const connectTimeoutMs = 20_000;

/** A `fetch` for slow pictures, and the way to free its sockets. */
export type LongFetch = {
  /** `onSent` is told when the last byte of a request has been handed to the operating system. */
  fetchTelling(onSent: () => void): typeof globalThis.fetch;
  close(): Promise<void>;
};

/**
 * Node's own fetch gives up on headers and on silence after 300 s; a `max` picture at 4K can take longer. This one
 * waits `timeoutMs` for both. Form bodies are written out first: undici's fetch does not know the global FormData.
 */
export function longFetch(timeoutMs: number): LongFetch {
  const agent = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: connectTimeoutMs },
    // A connection that the other side has closed while idle would turn a paid call into an unknown one.
    keepAliveTimeout: 1_000,
    pipelining: 0,
  });
  const send = async (dispatcher: Dispatcher, url: Input, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    let body = init.body;
    if (body instanceof FormData) {
      const written = new Response(body);
      headers.set("content-type", written.headers.get("content-type") ?? "multipart/form-data");
      body = await written.arrayBuffer();
    }
    const response = await undiciFetch(url instanceof Request ? url.url : url, {
      method: init.method ?? "GET",
      headers: [...headers],
      body: body as ArrayBuffer | string | undefined,
      signal: init.signal ?? undefined,
      redirect: "error",
      dispatcher,
    });
    // undici's Response and the global one are the same class in all that is read here.
    return response as unknown as Response;
  };
  return {
    fetchTelling(onSent) {
      const telling = agent.compose(
        (dispatch) => (options, handler) => dispatch(options, heard(handler, onSent)),
      );
      // The SDK looks for `Response` on a fetch to see whether forms will do; without it, it would ask the network.
      return Object.assign((url: Input, init?: RequestInit) => send(telling, url, init), { Response });
    },
    close: () => agent.destroy(),
  };
}

type Input = Parameters<typeof globalThis.fetch>[0];

function heard(handler: Dispatcher.DispatchHandler, onSent: () => void): Dispatcher.DispatchHandler {
  const onRequestSent = () => {
    handler.onRequestSent?.();
    onSent();
  };
  return Object.create(handler, { onRequestSent: { value: onRequestSent } });
}
