import { latestEvent } from "#lib/events/read-events.ts";
import type { Context } from "#lib/studio/context.ts";

/** Which templates' releases may read differently now; null: nobody knows, all of them. */
export type Changed = { latest: number; templateIds: ReadonlySet<string> | null };

/** Farther behind than this, starting anew costs less than looking what happened. */
const mostBehind = 1000;

/**
 * What happened to releases and names since event `after`. The counter is raised in the writing transaction, so nothing
 * that was committed before this was called is missed, whichever process wrote it.
 */
export async function changedReleases(context: Context, after: number): Promise<Changed> {
  const latest = await latestEvent(context);
  if (latest === after) return { latest, templateIds: new Set() };
  if (latest < after || latest - after > mostBehind) return { latest, templateIds: null };
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  const rows = await client.event.findMany({
    where: { workspaceId, number: { gt: after, lte: latest }, type: { in: ["release", "template"] } },
    select: { type: true, subjectId: true },
  });
  const subjects = (type: string) => rows.flatMap((row) => (row.type === type ? [row.subjectId] : []));
  const ids = subjects("release");
  const where = { workspaceId, id: { in: ids } };
  const released =
    ids.length === 0 ? [] : await client.release.findMany({ where, select: { templateId: true } });
  const templateIds = new Set([...subjects("template"), ...released.map(({ templateId }) => templateId)]);
  return { latest, templateIds };
}
