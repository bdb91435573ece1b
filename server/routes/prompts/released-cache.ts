import type { EnvironmentKey } from "#lib/library/view.ts";
import { changedReleases } from "#lib/releases/changed-releases.ts";
import { loadBundle } from "#lib/releases/load-bundle.ts";
import { type Resolved, resolveRelease } from "#lib/releases/resolve-released.ts";
import type { ReleasedPrompt } from "#lib/releases/view.ts";
import { type RequestSkeleton, requestSkeleton } from "#lib/snippets/request-skeleton.ts";
import type { Context } from "#lib/studio/context.ts";
import { type Tagged, tagged } from "#server/routes/prompts/send-tagged.ts";

/** What applications get of a release. */
type ReleaseAnswer = ReleasedPrompt & { requestSkeleton: RequestSkeleton };

/** A release that is kept ready to be sent. */
export type ReadyRelease = { resolved: Resolved; answer: Tagged };

type Named = { environment: EnvironmentKey; slug: string };

export type ReleasedCache = {
  /** The current release of a name. Errors as those of `resolveReleased`, which are never kept. */
  release(context: Context, named: Named): Promise<ReadyRelease>;
  /** Everything current in an environment as one answer. */
  bundle(context: Context, environment: EnvironmentKey): Promise<Tagged>;
};

/** Bytes of answers that are kept; what was asked for longest ago goes first. */
const mostBytes = 96 * 1024 * 1024;

/**
 * Keeps resolved releases. Every question first reads the workspace's event number, one row, which is raised in the
 * transaction of each release: an answer is never older than the last release that was committed before the question,
 * by whichever process.
 */
export function createReleasedCache(): ReleasedCache {
  const workspaces = new Map<string, WorkspaceCache>();
  const of = ({ workspaceId }: Context): WorkspaceCache => {
    const cache = workspaces.get(workspaceId) ?? new WorkspaceCache();
    workspaces.set(workspaceId, cache);
    return cache;
  };
  return {
    release: (context, named) => of(context).release(context, named),
    bundle: (context, environment) => of(context).bundle(context, environment),
  };
}

class WorkspaceCache {
  private readonly releases = new Map<string, ReadyRelease>();
  private readonly bundles = new Map<EnvironmentKey, Promise<Tagged>>();
  private bytes = 0;
  /** Number of the newest event that was heeded. */
  private heeded = -1;
  /** Rises with everything that is dropped: what was read before may be old. */
  private age = 0;

  async release(context: Context, { environment, slug }: Named): Promise<ReadyRelease> {
    await this.heed(context);
    const key = `${environment} ${slug}`;
    const kept = this.releases.get(key);
    if (kept) {
      this.releases.delete(key);
      this.releases.set(key, kept);
      return kept;
    }
    const { age } = this;
    const resolved = await resolveRelease(context, { environment, slug });
    const ready = { resolved, answer: tagged(releaseAnswer(resolved.prompt)) };
    if (age === this.age) this.keep(key, ready);
    return ready;
  }

  async bundle(context: Context, environment: EnvironmentKey): Promise<Tagged> {
    await this.heed(context);
    const kept = this.bundles.get(environment);
    if (kept) return kept;
    // Joined by who asks meanwhile; taken away before that by the next release.
    const loading = loadBundle(context, { environment }).then(({ prompts, ...bundle }) =>
      tagged({ ...bundle, prompts: prompts.map(releaseAnswer) }),
    );
    this.bundles.set(environment, loading);
    loading.catch(() => this.bundles.get(environment) === loading && this.bundles.delete(environment));
    return loading;
  }

  private async heed(context: Context): Promise<void> {
    const { latest, templateIds } = await changedReleases(context, this.heeded);
    if (templateIds === null) this.dropAll();
    else if (templateIds.size > 0) this.drop(templateIds);
    this.heeded = templateIds === null ? latest : Math.max(this.heeded, latest);
  }

  private drop(templateIds: ReadonlySet<string>): void {
    this.age += 1;
    this.bundles.clear();
    for (const [key, { resolved }] of this.releases)
      if (templateIds.has(resolved.templateId)) this.remove(key);
  }

  private dropAll(): void {
    this.age += 1;
    this.bundles.clear();
    this.releases.clear();
    this.bytes = 0;
  }

  private keep(key: string, ready: ReadyRelease): void {
    this.remove(key);
    this.releases.set(key, ready);
    this.bytes += ready.answer.body.length;
    for (const oldest of this.releases.keys()) {
      if (this.bytes <= mostBytes) return;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const kept = this.releases.get(key);
    if (!kept) return;
    this.releases.delete(key);
    this.bytes -= kept.answer.body.length;
  }
}

function releaseAnswer(prompt: ReleasedPrompt): ReleaseAnswer {
  return { ...prompt, requestSkeleton: requestSkeleton(prompt.content, prompt.deployment.model) };
}
