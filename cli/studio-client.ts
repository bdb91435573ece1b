import { CommandError } from "./exit.ts";

/** How the command reaches a studio. */
export type StudioAddress = { url: string; key: string | null };

type Answer = { status: number; body: unknown };
type Call = { method?: "GET" | "POST"; body?: unknown };

const limitMs = 30_000;

/** Asks a studio and answers with what it said, whatever the status; throws only where nobody answered in JSON. */
export async function ask({ url, key }: StudioAddress, path: string, call: Call = {}): Promise<Answer> {
  const address = `${url}${path}`;
  const response = await send(address, key, call);
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    throw new CommandError("studio", `${address} answered ${response.status}, and not as a studio does.`);
  }
}

async function send(address: string, key: string | null, { method = "GET", body }: Call): Promise<Response> {
  try {
    return await fetch(address, {
      method,
      headers: {
        accept: "application/json",
        "x-pentimento-client": "cli",
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(limitMs),
    });
  } catch (cause) {
    throw new CommandError("studio", `The studio could not be reached at ${address} (${reason(cause)}).`, {
      cause,
    });
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause;
  return inner instanceof Error && "code" in inner ? String(inner.code) : cause.message;
}

/** The sentence of a failed answer. */
export function sentenceOf({ status, body }: Answer): string {
  const { error } = (body ?? {}) as { error?: { message?: unknown; code?: unknown; field?: unknown } };
  const field = typeof error?.field === "string" ? ` (${error.field})` : "";
  return typeof error?.message === "string"
    ? `${error.message}${field} [${String(error.code)}]`
    : `The studio answered ${status}.`;
}

/** The body of an answer that had to be good. */
export function bodyOf(answer: Answer): unknown {
  if (answer.status >= 400) throw new CommandError("studio", sentenceOf(answer));
  return answer.body;
}
