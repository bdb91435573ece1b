import { APIError } from "openai";
import { malformed, readDrawing } from "#lib/providers/openai/answer.ts";
import { readFailure } from "#lib/providers/openai/failure.ts";
import type { Clean } from "#lib/providers/openai/identity.ts";
import { type Polled, ProviderError, type ProviderIdentity } from "#lib/providers/provider.ts";

/** Only what is read of a line; everything may be missing (foreign data). */
type Line = {
  response?: { status_code?: unknown; request_id?: unknown; body?: unknown } | null;
  error?: { code?: unknown; message?: unknown } | null;
};

/** Who was asked, and what else the reading needs. */
type Asked = { identity: ProviderIdentity; clean: Clean; now: number };

/** The only line of a batch's output or error file: a picture, or the last word on why there is none. */
export function readBatchResult(text: string, asked: Asked): Polled {
  const { clean } = asked;
  const identity = { ...asked.identity };
  try {
    const line = readLine(text, identity);
    const requestId = line.response?.request_id;
    if (typeof requestId === "string" && requestId !== "")
      identity.requestId = clean(requestId).slice(0, 200);
    const { status_code: status, body } = line.response ?? {};
    if (status === 200) return readDrawing(body, identity, clean);
    if (typeof status === "number") throw APIError.generate(status, body as object, undefined, new Headers());
    throw lineError(line, identity);
  } catch (thrown) {
    return { state: "failed", failure: final(readFailure(thrown, asked.now, clean), identity) };
  }
}

function readLine(text: string, identity: ProviderIdentity): Line {
  const first = text.slice(0, text.indexOf("\n") + 1 || text.length);
  try {
    const line: unknown = JSON.parse(first);
    if (typeof line === "object" && line !== null) return line as Line;
  } catch {
    // Said below, without the words of a foreign file.
  }
  throw malformed("the answer of a batch is not JSON", identity);
}

/** The line was never answered: the batch ran out of time, or was given up. */
function lineError({ error }: Line, identity: ProviderIdentity): ProviderError {
  const code = typeof error?.code === "string" ? error.code : "";
  if (code === "batch_expired") return new ProviderError("batch_expired", { charge: "none", identity });
  if (code === "batch_cancelled") return new ProviderError("stopped", { charge: "none", identity });
  return new ProviderError("provider_failed", { charge: "possible", identity, upstream: { code } });
}

/** The batch is over: nothing of it is sent again by itself, whatever the status would allow elsewhere. */
function final(failure: ProviderError, identity: ProviderIdentity): ProviderError {
  const { code, charge, upstream, params, field } = failure;
  return new ProviderError(code, {
    charge,
    upstream,
    params,
    ...(field !== null && { field }),
    identity: { ...failure.identity, requestId: failure.identity.requestId ?? identity.requestId },
    cause: failure.cause,
  });
}
