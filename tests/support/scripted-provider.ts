import { createHash } from "node:crypto";
import sharp from "sharp";
import {
  type DrawCall,
  type Drawing,
  type DrawRequest,
  type ImageProvider,
  type Polled,
  ProviderError,
  type ProviderIdentity,
  type Usage,
} from "#lib/providers/provider.ts";

export const identity: ProviderIdentity = { requestId: "req_1", organization: "org_1", processingMs: 12 };
export const usage: Usage = {
  textInput: 10,
  cachedTextInput: 0,
  imageInput: 0,
  cachedImageInput: 0,
  imageOutput: 1000,
  textOutput: 0,
};

/** A small PNG that is different for every `seed`. */
export async function picture(seed: string): Promise<Uint8Array> {
  const [r = 0, g = 0, b = 0] = createHash("sha256").update(seed).digest();
  return sharp({ create: { width: 8, height: 8, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}

export async function drawn(
  seed: string,
  over: Partial<Extract<Drawing, { state: "drawn" }>> = {},
): Promise<Drawing> {
  const answered = { size: null, quality: null, background: null, outputFormat: null };
  return { state: "drawn", images: [{ bytes: await picture(seed) }], usage, answered, identity, ...over };
}

/** A refusal that cost nothing. */
export const refusal = () => new ProviderError("moderation_input", { charge: "none", identity });
/** A failure after which nobody knows. */
export const cut = () => new ProviderError("provider_cut", { charge: "possible", identity });
/** A rate limit that may be tried again. */
export const rateLimited = (retryAfterMs: number) =>
  new ProviderError("provider_rate_limited", { charge: "none", retryAfterMs, identity });

export type ScriptedProvider = ImageProvider & {
  /** Every call made, in order. */
  readonly calls: { request: DrawRequest; call: DrawCall }[];
  readonly polls: string[];
  readonly cancelled: string[];
};

/** An adapter that does what a test says, where a provider would be. `draw` gets the number of the call, from 1. */
export function scriptedProvider(script: {
  draw?: (request: DrawRequest, call: DrawCall, number: number) => Promise<Drawing>;
  poll?: (ticket: string, call: DrawCall, number: number) => Promise<Polled>;
  list?: ImageProvider["listModels"];
}): ScriptedProvider {
  const calls: ScriptedProvider["calls"] = [];
  const polls: string[] = [];
  const cancelled: string[] = [];
  return {
    kind: "simulator",
    calls,
    polls,
    cancelled,
    start(request, call) {
      calls.push({ request, call });
      call.onSent?.();
      return script.draw ? script.draw(request, call, calls.length) : drawn(call.clientRequestId);
    },
    poll(ticket, call) {
      polls.push(ticket);
      if (!script.poll) throw new Error("no ticket was handed out");
      return script.poll(ticket, call, polls.length);
    },
    async cancel(ticket) {
      cancelled.push(ticket);
    },
    listModels: script.list ?? (async () => null),
    close: async () => undefined,
  };
}
