import type { RunView } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** How long a run that another process draws may go unnoticed. */
const lookEveryMs = 1000;

/** What `load` reads of a run once nothing of it is open, or as it is when the time is up or nobody waits any more. */
export async function waitForRun(
  context: Context,
  { load, milliseconds, signal }: { load: () => Promise<RunView>; milliseconds: number; signal: AbortSignal },
): Promise<RunView> {
  const { events } = context.studio;
  const end = performance.now() + milliseconds;
  for (;;) {
    const rest = Math.max(0, end - performance.now());
    // Waiting begins before reading, or a wake-up between the two would be slept through.
    const looked = new AbortController();
    const waiting = AbortSignal.any([signal, looked.signal]);
    const woken = events.wait(context.workspaceId, Math.min(rest, lookEveryMs), waiting);
    const run = await load();
    if (run.state !== "running" || rest === 0 || signal.aborted) {
      looked.abort();
      await woken;
      return run;
    }
    await woken;
  }
}
