import { latestEvent } from "#lib/events/read-events.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { ReleaseNews } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

export type ReleaseNewsPage = {
  /** Every release since, in ascending order. */
  events: { number: number; event: ReleaseNews }[];
  /** The newest event of the workspace that was looked at. */
  cursor: number;
  latest: number;
  /** True when `after` is no number this workspace can continue from: load everything, go on from `latest`. */
  reset: boolean;
};

/** What was released in an environment since event `after`. At most `limit` rows are looked at; go on from `cursor`. */
export async function readReleaseNews(
  context: Context,
  { environment, after, limit = 200 }: { environment: EnvironmentKey; after: number; limit?: number },
): Promise<ReleaseNewsPage> {
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  // More may be written until the rows are read; `latest` may lag behind them, never lead them.
  const latest = await latestEvent(context);
  const nothing = { events: [], cursor: after, latest };
  if (!Number.isSafeInteger(after) || after < 0 || after > latest) return { ...nothing, reset: true };
  if (after === latest) return { ...nothing, reset: false };
  const next = await client.event.findFirst({
    where: { workspaceId, number: after + 1 },
    select: { number: true },
  });
  if (!next) return { ...nothing, reset: true };
  const rows = await client.event.findMany({
    where: { workspaceId, number: { gt: after, lte: latest }, type: "release" },
    orderBy: { number: "asc" },
    take: limit,
    select: { number: true, subjectId: true },
  });
  const news = await loadNews(
    context,
    environment,
    rows.map(({ subjectId }) => subjectId),
  );
  const events = rows.flatMap(({ number, subjectId }) => {
    const event = news.get(subjectId);
    return event ? [{ number, event }] : [];
  });
  const cursor = rows.length < limit ? latest : (rows.at(-1)?.number ?? latest);
  return { events, cursor, latest, reset: false };
}

async function loadNews(
  { studio, workspaceId }: Context,
  environment: EnvironmentKey,
  ids: readonly string[],
): Promise<Map<string, ReleaseNews>> {
  if (ids.length === 0) return new Map();
  const rows = await studio.database.client.release.findMany({
    where: { workspaceId, environment, id: { in: [...ids] } },
    select: {
      id: true,
      sequence: true,
      kind: true,
      createdAt: true,
      version: { select: { number: true, digest: true, template: { select: { slug: true } } } },
    },
  });
  return new Map(
    rows.map(({ id, sequence, kind, createdAt, version }) => [
      id,
      {
        environment,
        slug: version.template.slug,
        kind: kind as ReleaseNews["kind"],
        sequence,
        release: id,
        version: version.number,
        digest: version.digest,
        at: createdAt.toISOString(),
      },
    ]),
  );
}
