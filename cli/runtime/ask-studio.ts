import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { isReleased } from "./entry.ts";
import type { Settings } from "./settings.ts";

/** What the studio answered about a prompt. `failed`: it could not be asked, or its answer is of no use. */
export type Answer =
  | { kind: "released"; released: ReleasedPrompt; etag: string | null }
  | { kind: "unchanged" }
  | { kind: "withdrawn" }
  | { kind: "failed"; message: string };

/** Nobody waits longer than this, also where there is nothing to fall back on. */
const longestMs = 10_000;

export const promptUrl = ({ url, environment }: Settings, slug: string): string =>
  `${url}/api/v1/environments/${encodeURIComponent(environment)}/prompts/${encodeURIComponent(slug)}`;

export const headersOf = ({ key }: Settings): Record<string, string> =>
  key === null ? {} : { authorization: `Bearer ${key}` };

/** Asks for a prompt, or whether it is still the one with this tag. Never throws. */
export async function askStudio(settings: Settings, slug: string, etag: string | null): Promise<Answer> {
  try {
    const response = await fetch(promptUrl(settings, slug), {
      headers: {
        accept: "application/json",
        ...headersOf(settings),
        ...(etag !== null && { "if-none-match": etag }),
      },
      // A framework's own cache may not stand between an app and a withdrawal.
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(longestMs),
    });
    return await read(response);
  } catch (cause) {
    return {
      kind: "failed",
      message: `the studio at ${settings.url} could not be asked (${reasonOf(cause)})`,
    };
  }
}

async function read(response: Response): Promise<Answer> {
  if (response.status === 304) return { kind: "unchanged" };
  if (response.status === 410) {
    const gone = await errorCodeIn(response);
    // Only the studio itself takes a prompt back; a gateway in between may say 410 for reasons of its own.
    if (gone === "release_withdrawn") return { kind: "withdrawn" };
    return { kind: "failed", message: "the answer was 410, but not from the studio" };
  }
  if (!response.ok) {
    const code = await errorCodeIn(response);
    return { kind: "failed", message: `the studio answered ${response.status}${code ? ` (${code})` : ""}` };
  }
  const released: unknown = await response.json();
  if (!isReleased(released, null)) return { kind: "failed", message: "the answer is no released prompt" };
  return { kind: "released", released, etag: response.headers.get("etag") };
}

async function errorCodeIn(response: Response): Promise<string | null> {
  const body = (await response.json().catch(() => null)) as { error?: { code?: unknown } } | null;
  return typeof body?.error?.code === "string" ? body.error.code : null;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause;
  return inner instanceof Error && "code" in inner ? String(inner.code) : cause.message;
}
