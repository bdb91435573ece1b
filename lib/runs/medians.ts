import { type Dimensions, parseSize } from "#lib/images/parameters.ts";
import { shownParameters } from "#lib/runs/read-stored.ts";
import type { Context } from "#lib/studio/context.ts";

/** How many of the latest finished calls a median is taken from, and of how many in the workspace they are picked. */
const sample = 50;
const window = 400;

/** Calls that take about equally long. `pixels` is 0 for `auto`. */
export type CallKind = { connectionId: string; model: string; quality: string; pixels: number };

/** Pixels asked for, 0 for auto. */
export function pixelsOf(size: string): number {
  const dimensions: Dimensions | null = parseSize(size);
  return dimensions ? dimensions.width * dimensions.height : 0;
}

/** The middle value in milliseconds, or null for none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle ?? null;
}

type Call = CallKind & { ms: number };

/** The workspace's latest successful calls, newest first: sent -> stored, which is how long a person waited. No batches. */
export async function latestCalls({ studio, workspaceId }: Context): Promise<Call[]> {
  const rows = await studio.database.client.dispatch.findMany({
    where: { workspaceId, outcome: "succeeded", service: "standard" },
    orderBy: { id: "desc" },
    take: window,
    select: {
      connectionId: true,
      model: true,
      quality: true,
      pixels: true,
      dispatchedAt: true,
      finishedAt: true,
    },
  });
  return rows.flatMap(({ dispatchedAt, finishedAt, ...kind }) =>
    finishedAt ? [{ ...kind, ms: finishedAt.getTime() - dispatchedAt.getTime() }] : [],
  );
}

/** Median of the newest `sample` calls that `matches` picks. */
export function medianOf(calls: readonly Call[], matches: (call: Call) => boolean): number | null {
  return median(
    calls
      .filter(matches)
      .slice(0, sample)
      .map(({ ms }) => ms),
  );
}

type RunLike = { connectionId: string; model: string; parameters: string };

/** One query for any number of runs; the answer gives each run the median of calls like its own. */
export async function loadMedians(
  context: Context,
  runs: readonly RunLike[],
): Promise<(run: RunLike) => number | null> {
  const calls = runs.length > 0 ? await latestCalls(context) : [];
  return (run) => {
    const { quality, size } = shownParameters(run.parameters);
    const pixels = pixelsOf(size);
    return medianOf(
      calls,
      (call) =>
        call.connectionId === run.connectionId &&
        call.model === run.model &&
        call.quality === quality &&
        call.pixels === pixels,
    );
  };
}
