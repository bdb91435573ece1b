import type { ProviderIdentity } from "#lib/providers/provider.ts";

/** Reads who answered from OpenAI's response headers (wire.md 1.9). */
export function identityOf(headers: Headers | undefined): ProviderIdentity {
  const processing = Number(headers?.get("openai-processing-ms") ?? Number.NaN);
  return {
    requestId: headers?.get("x-request-id") ?? null,
    organization: headers?.get("openai-organization") ?? null,
    processingMs: Number.isFinite(processing) ? Math.round(processing) : null,
  };
}
