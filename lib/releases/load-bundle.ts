import type { EnvironmentKey } from "#lib/library/view.ts";
import { ensureEnvironments } from "#lib/releases/environments.ts";
import { type ReleasedRow, releasedInclude, releasedPrompt } from "#lib/releases/released-prompt.ts";
import type { ReleaseBundle } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

const inOneQuestion = 500;

/** Everything current in an environment, by name; the names of what was withdrawn beside it. */
export async function loadBundle(
  context: Context,
  { environment }: { environment: EnvironmentKey },
): Promise<ReleaseBundle> {
  await ensureEnvironments(context);
  const { studio, workspaceId } = context;
  const { client } = studio.database;
  // Read first: who comes back with this number misses nothing.
  const { counter } = await client.environment.findUniqueOrThrow({
    where: { workspaceId_key: { workspaceId, key: environment } },
    select: { counter: true },
  });
  const pointers = await client.environmentPointer.findMany({
    where: { workspaceId, environment },
    select: { releaseId: true, withdrawn: true },
    orderBy: { templateId: "asc" },
  });
  const connections = await client.connection.findMany({
    where: { workspaceId },
    select: { id: true, kind: true },
  });
  const kinds = new Map(connections.map(({ id, kind }) => [id, kind]));
  const rows: ReleasedRow[] = [];
  for (let at = 0; at < pointers.length; at += inOneQuestion) {
    const ids = pointers.slice(at, at + inOneQuestion).map(({ releaseId }) => releaseId);
    const where = { workspaceId, id: { in: ids } };
    rows.push(...(await client.release.findMany({ where, include: releasedInclude })));
  }
  const bySlug = (one: { slug: string }, other: { slug: string }) => (one.slug < other.slug ? -1 : 1);
  const out = new Set(pointers.flatMap(({ releaseId, withdrawn }) => (withdrawn ? [releaseId] : [])));
  const current = rows.filter(({ id }) => !out.has(id));
  return {
    environment,
    sequence: counter,
    prompts: current.map((row) => releasedPrompt(row, kinds.get(row.connectionId) ?? "")).sort(bySlug),
    withdrawn: rows
      .filter(({ id }) => out.has(id))
      .map(({ version }) => version.template.slug)
      .sort(),
  };
}
