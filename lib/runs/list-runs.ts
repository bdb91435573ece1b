import { loadRunViews } from "#lib/runs/load-run-views.ts";
import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** `before` is the id of the last run of the page before, null for the first page. */
export type RunPage = { before: string | null; limit: number };

/** Newest first, without those in the trash. `next` is the `before` of the page after, or null at the end. */
export async function listRuns(
  context: Context,
  { before, limit }: RunPage,
): Promise<{ runs: RunView[]; next: string | null }> {
  const size = Math.min(Math.max(limit, 1), 50);
  const runs = [...(await loadRunViews(context, { before, limit: size + 1 })).values()];
  const page = runs.slice(0, size);
  return { runs: page, next: runs.length > size ? (page.at(-1)?.id ?? null) : null };
}
