import { homedir } from "node:os";
import { join } from "node:path";
import type { RuntimeOptions } from "./runtime.d.mts";

export type Settings = {
  url: string;
  key: string | null;
  environment: string;
  timeoutMs: number;
  freshMs: number;
  live: boolean;
  snapshots: string | null;
  onProblem: (problem: { slug: string | null; message: string }) => void;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Options before variables before what was pulled. */
export function settingsOf(
  options: RuntimeOptions,
  variables: Variables,
  pulled: { url: string; environment: string },
): Settings {
  const environment = options.environment ?? (variables.PENTIMENTO_ENVIRONMENT || pulled.environment);
  return {
    url: (options.url ?? (variables.PENTIMENTO_URL || pulled.url)).replace(/\/+$/, ""),
    key: options.key ?? (variables.PENTIMENTO_KEY || null),
    environment,
    timeoutMs: options.timeoutMs ?? 800,
    freshMs: options.freshMs ?? 10_000,
    live: options.live ?? true,
    snapshots: options.snapshots === undefined ? snapshotFolder(variables) : options.snapshots,
    onProblem: options.onProblem ?? (() => undefined),
  };
}

/** Of this user alone: what lies here decides what is drawn. */
function snapshotFolder(variables: Variables): string | null {
  if (variables.PENTIMENTO_SNAPSHOTS) return variables.PENTIMENTO_SNAPSHOTS;
  if (variables.XDG_CACHE_HOME) return join(variables.XDG_CACHE_HOME, "pentimento");
  try {
    return join(homedir(), ".cache", "pentimento");
  } catch {
    return null;
  }
}
