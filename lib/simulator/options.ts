import type { Route } from "#lib/simulator/fields.ts";
import type { EditRequest, PictureRequest } from "#lib/simulator/picture/request.ts";

/** A paid call that was accepted, told before anything is drawn: one entry for every call a bill would show. */
export type JournalEntry = {
  clientRequestId: string | null;
  path: string;
  route: Route;
  model: string;
  prompt: string;
  n: number;
};

/** Who draws; the default loads `lib/simulator/picture/picture.ts` with the first picture. */
export type Painter = {
  drawPicture(request: PictureRequest): Promise<Uint8Array>;
  editPicture(request: EditRequest): Promise<Uint8Array>;
};

export type SimulatorOptions = {
  /** The current time in milliseconds. */
  now?: () => number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds one picture takes; the pictures of one call are drawn side by side. 0 in tests. */
  latency?: (work: { quality: string; pixels: number }) => number;
  /** Which keys are known; every key by default, except the special one that is always wrong. */
  acceptsKey?: (key: string) => boolean;
  /** Fills bytes, for request ids. */
  random?: (bytes: Uint8Array) => Uint8Array;
  /** ISO date that decides which models still answer; the date of `now` by default. */
  today?: () => string;
  /**
   * What makes two pictures differ. `body`: the same body gives the same pictures. `call`: `X-Client-Request-Id` counts
   * too, so that four calls of one run give four pictures, as the real models do.
   */
  variety?: "body" | "call";
  /** Told of every accepted call; awaited before anything is drawn. */
  journal?: (entry: JournalEntry) => unknown;
  painter?: Painter;
};

/** The options with every gap filled. */
export type Settings = Required<SimulatorOptions>;

/** Fills in what an option leaves open: real time, pleasant latency, every key, pictures that depend on the body. */
export function settle(options: SimulatorOptions): Settings {
  const now = options.now ?? Date.now;
  return {
    now,
    sleep: options.sleep ?? sleep,
    latency: options.latency ?? pleasantLatency,
    acceptsKey: options.acceptsKey ?? (() => true),
    random:
      options.random ?? ((bytes) => globalThis.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
    today: options.today ?? (() => new Date(now()).toISOString().slice(0, 10)),
    variety: options.variety ?? "body",
    journal: options.journal ?? (() => undefined),
    painter: options.painter ?? studioPainter,
  };
}

const baseMs: Record<string, number> = { low: 1500, medium: 2400, high: 3300, xhigh: 3900, max: 4500 };

/** 1.5 s for a small sketch to 6 s for the largest and best: long enough to see the previews, short enough to stay. */
export function pleasantLatency({ quality, pixels }: { quality: string; pixels: number }): number {
  const megapixels = pixels / (1024 * 1024);
  return Math.min(6000, Math.round((baseMs[quality] ?? 2400) + 220 * Math.max(0, megapixels - 1)));
}

const studioPainter: Painter = {
  drawPicture: async (request) => (await import("#lib/simulator/picture/picture.ts")).drawPicture(request),
  editPicture: async (request) => (await import("#lib/simulator/picture/picture.ts")).editPicture(request),
};

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
