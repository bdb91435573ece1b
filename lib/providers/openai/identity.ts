import type { ProviderIdentity } from "#lib/providers/provider.ts";

/** Takes our own key out of what a provider said. */
export type Clean = (text: string) => string;

/** Reads who answered from OpenAI's response headers (wire.md 1.9). */
export function identityOf(headers: Headers | undefined, clean: Clean): ProviderIdentity {
  const processing = Number(headers?.get("openai-processing-ms") ?? Number.NaN);
  const word = (name: string) => {
    const value = headers?.get(name);
    return value ? clean(value).slice(0, 200) : null;
  };
  return {
    requestId: word("x-request-id"),
    organization: word("openai-organization"),
    processingMs: Number.isFinite(processing) ? Math.round(processing) : null,
  };
}
