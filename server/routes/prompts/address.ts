import { AppError } from "#lib/errors.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { environmentKeys } from "#lib/releases/view.ts";

/** What a path below /api/v1 asks of the prompts. */
export type PromptAddress =
  | { kind: "prompt" | "render" | "generate"; environment: EnvironmentKey; slug: string }
  | { kind: "bundle" | "events" | "releases"; environment: EnvironmentKey }
  | { kind: "version"; slug: string; number: number }
  | { kind: "run"; runId: string }
  | { kind: "list" };

/**
 * Reads a path; names in it are percent-encoded, a slash inside of one may stand as it is. Errors: `not_found`, with the
 * field that names nothing.
 */
export function promptAddress(path: string): PromptAddress {
  const [, environment, rest] = /^\/api\/v1\/environments\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (environment !== undefined && rest !== undefined) return inEnvironment(environmentOf(environment), rest);
  if (path === "/api/v1/prompts") return { kind: "list" };
  const [, slug, number] = /^\/api\/v1\/prompts\/(.+)\/versions\/([1-9]\d{0,8})$/.exec(path) ?? [];
  if (slug !== undefined) return { kind: "version", slug: decoded(slug, "slug"), number: Number(number) };
  const [, runId] = /^\/api\/v1\/runs\/([^/]+)$/.exec(path) ?? [];
  if (runId !== undefined) return { kind: "run", runId: decoded(runId, "run") };
  throw new AppError("not_found");
}

function inEnvironment(environment: EnvironmentKey, rest: string): PromptAddress {
  if (rest === "bundle" || rest === "events" || rest === "releases") return { kind: rest, environment };
  const [, name, action] = /^prompts\/(.+?)(?::(render|generate))?$/.exec(rest) ?? [];
  if (name === undefined) throw new AppError("not_found");
  const slug = decoded(name, "slug");
  return { kind: action === "render" || action === "generate" ? action : "prompt", environment, slug };
}

function environmentOf(text: string): EnvironmentKey {
  const environment = environmentKeys.find((key) => key === text);
  if (!environment) throw new AppError("not_found", { field: "environment" });
  return environment;
}

function decoded(text: string, field: string): string {
  try {
    const name = decodeURIComponent(text).normalize("NFC");
    // No database holds a NUL, and no name is this long.
    if (name.length <= 400 && !name.includes("\0")) return name;
  } catch {
    // Escapes that stand for nothing name nothing.
  }
  throw new AppError("not_found", { field });
}
