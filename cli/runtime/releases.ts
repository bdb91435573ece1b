import { askStudio } from "./ask-studio.ts";
import { type Disk, openDisk } from "./disk.ts";
import { type Entry, isWithdrawn, type Known } from "./entry.ts";
import { type Listening, listen } from "./listen.ts";
import { PromptError } from "./prompt-error.ts";
import type { Source } from "./runtime.d.mts";
import type { Settings } from "./settings.ts";

/** A prompt as it is served, and how good that is. */
export type Served = { entry: Entry; source: Source; problem: string | null };

export type Releases = {
  /** Memory, then disk, then the studio, then what was pulled. */
  serve(slug: string): Promise<Served>;
  /** The one in memory if it is fresh: nothing is waited for. */
  fresh(slug: string): Served | null;
  close(): void;
};

/** What is kept of one slug. */
type Kept = {
  known: Known | null;
  /** Said to be outdated, by the studio or by the clock. */
  stale: boolean;
  /** The refresh under way: everybody waits for the same one. */
  refreshing: Promise<void> | null;
  /** Not before: after a failure the studio is left alone for a while. */
  askAgainAt: number;
  failures: number;
  problem: string | null;
  usedAt: number;
  /** How much earlier than the others it is asked for anew, so that many apps do not ask at once. */
  share: number;
};

/** While releases are heard of as they are made, this often all the same. */
const liveFreshMs = 60_000;
/** What nobody used for so long is not kept fresh. */
const idleMs = 10 * 60_000;
const mostRestMs = 60_000;

export function openReleases(settings: Settings, bundled: (slug: string) => Entry | null): Releases {
  const disk: Disk = openDisk(settings);
  const kept = new Map<string, Kept>();
  let listening: Listening | null = null;
  let closed = false;

  const keptOf = (slug: string): Kept => {
    const found = kept.get(slug);
    if (found) return found;
    const made = {
      known: null,
      stale: false,
      refreshing: null,
      askAgainAt: 0,
      failures: 0,
      problem: null,
      usedAt: Date.now(),
      share: 0.8 + Math.random() / 5,
    };
    kept.set(slug, made);
    return made;
  };
  const freshMs = () => (listening?.connected ? Math.max(liveFreshMs, settings.freshMs) : settings.freshMs);
  const isFresh = ({ known, stale, share }: Kept) =>
    known !== null && !stale && mayBeFresh(known) && Date.now() - known.at <= freshMs() * share;

  const refresh = (slug: string, one: Kept): Promise<void> => {
    one.refreshing ??= ask(slug, one).finally(() => {
      one.refreshing = null;
    });
    return one.refreshing;
  };

  const ask = async (slug: string, one: Kept): Promise<void> => {
    const entry = one.known && !isWithdrawn(one.known) ? one.known : null;
    // What is said to be outdated while this asks is outdated still when it has asked.
    one.stale = false;
    const answer = await askStudio(settings, slug, entry?.etag ?? null);
    const at = Date.now();
    if (answer.kind === "failed") {
      one.stale = true;
      one.failures += 1;
      one.problem = answer.message;
      const rest = Math.min(mostRestMs, settings.freshMs * 2 ** Math.min(one.failures - 1, 4));
      one.askAgainAt = at + rest * (0.5 + Math.random() / 2);
      settings.onProblem({ slug, message: answer.message });
      return;
    }
    one.failures = 0;
    one.askAgainAt = 0;
    one.problem = null;
    const before = one.known;
    if (answer.kind === "withdrawn") {
      one.known = { withdrawn: true, at };
      one.askAgainAt = at + settings.freshMs;
    } else if (answer.kind === "released")
      one.known = { released: answer.released, etag: answer.etag, at, from: "network" };
    else if (entry) one.known = { ...entry, at, from: "network" };
    if (one.known && (answer.kind !== "unchanged" || !before || at - before.at > liveFreshMs))
      void disk.write(slug, one.known);
    hear();
  };

  /** From the first prompt on, wherever it came from: a copy on disk may be outdated a moment later. */
  const hear = () => {
    if (settings.live && !closed) listening ??= listen(settings, { onChange: outdate });
  };

  const outdate = (changed: string | null) => {
    for (const [slug, one] of kept) {
      const name = one.known && !isWithdrawn(one.known) ? one.known.released.slug : slug;
      if (changed !== null && changed !== slug && changed !== name && !(one.known && isWithdrawn(one.known)))
        continue;
      one.stale = true;
      one.askAgainAt = 0;
      // One that is under way may have read what was before.
      void (one.refreshing ?? Promise.resolve()).then(() => (one.stale ? refresh(slug, one) : undefined));
    }
  };

  /** Keeps what is in use fresh, so that the first call after a pause is not the one that gets the old. */
  const keepFresh = () => {
    const now = Date.now();
    for (const [slug, one] of kept)
      if (now - one.usedAt < idleMs && !isFresh(one) && now >= one.askAgainAt) void refresh(slug, one);
    timer = schedule();
  };
  const schedule = () => setTimeout(keepFresh, Math.min(1000, settings.freshMs / 4)).unref();
  let timer = schedule();

  const load = async (slug: string, one: Kept): Promise<void> => {
    const fallback = (await disk.read(slug)) ?? bundled(slug);
    one.known ??= fallback;
    if (one.known) hear();
    if (!isFresh(one))
      await (one.known ? atMost(refresh(slug, one), settings.timeoutMs) : refresh(slug, one));
  };
  const loading = new Map<string, Promise<void>>();
  const loadOnce = (slug: string, one: Kept): Promise<void> => {
    const begun = loading.get(slug) ?? load(slug, one).finally(() => loading.delete(slug));
    loading.set(slug, begun);
    return begun;
  };

  return {
    fresh(slug) {
      const one = kept.get(slug);
      if (!one?.known || isWithdrawn(one.known) || !isFresh(one)) return null;
      one.usedAt = Date.now();
      return { entry: one.known, source: sourceOf(one.known, true), problem: one.problem };
    },
    async serve(slug) {
      const one = keptOf(slug);
      const paused = Date.now() - one.usedAt > 2 * freshMs();
      one.usedAt = Date.now();
      if (!one.known || loading.has(slug)) await loadOnce(slug, one);
      else if (!isFresh(one) && Date.now() >= one.askAgainAt) {
        const refreshed = refresh(slug, one);
        if (paused || isWithdrawn(one.known)) await atMost(refreshed, settings.timeoutMs);
      }
      const { known, problem } = one;
      if (!known) throw new PromptError("unavailable", slug, { why: problem });
      if (isWithdrawn(known)) throw new PromptError("withdrawn", slug);
      return { entry: known, source: sourceOf(known, isFresh(one)), problem };
    },
    close() {
      closed = true;
      listening?.close();
      clearTimeout(timer);
    },
  };
}

/** What was pulled is as old as the pull, and what was taken back may have been given again. */
const mayBeFresh = (known: Known) => !isWithdrawn(known) && known.from !== "bundled";

function sourceOf({ from }: Entry, fresh: boolean): Source {
  if (from === "network") return fresh ? "fresh" : "stale";
  return from;
}

async function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
