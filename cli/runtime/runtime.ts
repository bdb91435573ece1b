import { type Entry, isReleased } from "./entry.ts";
import { fillReleased, type Texts } from "./fill-released.ts";
import { openReleases, type Releases } from "./releases.ts";
import type { PromptClient, RuntimeOptions } from "./runtime.d.mts";
import { settingsOf } from "./settings.ts";

// biome-ignore lint/performance/noBarrelFile: a pulled package takes both from its one runtime file
export { PromptError } from "./prompt-error.ts";

/** Put in when the runtime is built (scripts/build-command.mjs). */
declare const PROMPT_TEXTS: Texts;

/** What a pull leaves beside the code. */
export type Snapshot = {
  url: string;
  environment: string;
  pulledAt: string;
  releases: Record<string, unknown>;
};

/** The client behind generated code. */
export function createPrompts(snapshot: Snapshot): PromptClient & {
  fill(
    slug: string,
    input: Readonly<Record<string, unknown>>,
    options?: { overrides?: object },
  ): Promise<unknown>;
} {
  let releases: Releases | null = null;
  let options: RuntimeOptions = {};

  const bundled =
    (environment: string) =>
    (slug: string): Entry | null => {
      const released = Object.hasOwn(snapshot.releases, slug) ? snapshot.releases[slug] : null;
      if (environment !== snapshot.environment || !isReleased(released, slug)) return null;
      return { released, etag: null, at: Date.parse(snapshot.pulledAt), from: "bundled" };
    };
  // Not before it is used: a program that imports this and never asks is left alone.
  const opened = (): Releases => {
    if (releases) return releases;
    // biome-ignore lint/style/noProcessEnv: this runs in somebody else's program
    const settings = settingsOf(options, process.env, snapshot);
    releases = openReleases(settings, bundled(settings.environment));
    return releases;
  };

  return {
    async fill(slug, input, { overrides = {} } = {}) {
      const served = opened().fresh(slug) ?? (await opened().serve(slug));
      return fillReleased(served, input, overrides, PROMPT_TEXTS);
    },
    configure(next) {
      releases?.close();
      releases = null;
      options = { ...options, ...next };
    },
    close() {
      releases?.close();
    },
  };
}
