import type { EventType } from "#lib/events/raise-event.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import { loadRunViews } from "#lib/runs/load-run-views.ts";
import type { RunEvent } from "#lib/runs/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** `number` is the SSE id. */
export type NumberedEvent = { number: number; event: RunEvent };

export type EventPage = {
  /** Ascending; at most one per subject, the newest. */
  events: NumberedEvent[];
  /** Number of the workspace's newest event when this page was read. */
  latest: number;
  /** True when `after` is not a number this workspace can continue from: load everything, go on from `latest`. */
  reset: boolean;
};

/** The number to go on from for somebody who has just loaded everything. Read it before loading. */
export async function latestEvent({ studio, workspaceId }: Context): Promise<number> {
  const [workspace] = await studio.database.client.$queryRaw<{ eventCounter: number | bigint }[]>`
    SELECT "eventCounter" FROM "Workspace" WHERE "id" = ${workspaceId}`;
  return Number(workspace?.eventCounter ?? 0);
}

/** What changed since event `after`. At most `limit` rows are read; ask again from the last number while it is below `latest`. */
export async function readEvents(context: Context, after: number, limit = 200): Promise<EventPage> {
  const { client } = context.studio.database;
  const { workspaceId } = context;
  // More may be written until the rows are read; `latest` may lag behind them, never lead them.
  const latest = await latestEvent(context);
  if (!Number.isSafeInteger(after) || after < 0 || after > latest) return { events: [], latest, reset: true };
  if (after === latest) return { events: [], latest, reset: false };
  const rows = await client.event.findMany({
    where: { workspaceId, number: { gt: after } },
    orderBy: { number: "asc" },
    take: limit,
    select: { number: true, type: true, subjectId: true },
  });
  if (rows[0]?.number !== after + 1) return { events: [], latest, reset: true };
  // What concerns a whole workspace has its id as subject, whatever it is about.
  const subject = ({ type, subjectId }: { type: string; subjectId: string }) =>
    type === "run-removed" ? `run ${subjectId}` : `${type} ${subjectId}`;
  const newest = new Map(rows.map((row) => [subject(row), row]));
  const ofType = (...types: EventType[]) =>
    [...newest.values()].filter(({ type }) => (types as string[]).includes(type)).map((row) => row.subjectId);
  const [views, releases] = await Promise.all([
    loadRunViews(context, { ids: ofType("run", "run-removed") }),
    loadReleases(context, ofType("release")),
  ]);
  const events = [...newest.values()].flatMap(({ number, type, subjectId }): NumberedEvent[] => {
    if (type === "images") return [{ number, event: { type } }];
    if (type === "template") {
      const templateId = subjectId === workspaceId ? null : subjectId;
      return [{ number, event: { type: "templates", templateId } }];
    }
    if (type === "release") {
      const environment = releases.get(subjectId);
      return environment ? [{ number, event: { type, environment, releaseId: subjectId } }] : [];
    }
    const run = views.get(subjectId);
    return [{ number, event: run ? { type: "run", run } : { type: "run-removed", runId: subjectId } }];
  });
  return { events: events.sort((one, other) => one.number - other.number), latest, reset: false };
}

/** Environments by release id. */
async function loadReleases(
  { studio, workspaceId }: Context,
  ids: readonly string[],
): Promise<Map<string, EnvironmentKey>> {
  if (ids.length === 0) return new Map();
  const rows = await studio.database.client.release.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, environment: true },
  });
  return new Map(rows.map(({ id, environment }) => [id, environment as EnvironmentKey]));
}
