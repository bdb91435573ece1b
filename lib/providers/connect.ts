import { AppError } from "#lib/errors.ts";
import { openai } from "#lib/providers/openai/openai.ts";
import type { ImageProvider } from "#lib/providers/provider.ts";

export type ConnectOptions = {
  openaiApiKey: string | null;
  openaiBaseUrl: string;
  /** The built-in simulator; the SDK talks to it without a network. */
  simulator: { fetch(request: Request): Promise<Response> };
};

/** The adapter for a connection row. The only place where a key meets an adapter. */
export function connectProvider(
  connection: { kind: string; baseUrl: string | null },
  { openaiApiKey, openaiBaseUrl, simulator }: ConnectOptions,
): ImageProvider {
  switch (connection.kind) {
    case "simulator":
      return openai({
        kind: "simulator",
        baseUrl: "http://simulator.invalid/v1",
        apiKey: "sk-simulator",
        fetch: (url, init) => simulator.fetch(new Request(url, init)),
      });
    case "openai":
      if (!openaiApiKey)
        throw new AppError("provider_key_missing", { params: { variable: "OPENAI_API_KEY" } });
      return openai({ kind: "openai", baseUrl: connection.baseUrl ?? openaiBaseUrl, apiKey: openaiApiKey });
    default:
      throw new AppError("internal", { message: `no adapter for connections of kind ${connection.kind}` });
  }
}
