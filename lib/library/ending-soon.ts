import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { endingDeployments, endOf, loadDeployments } from "#lib/library/deployments.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import { libraryCondition } from "#lib/library/library-query.ts";
import type { Context } from "#lib/studio/context.ts";

const soonMs = 30 * 86_400_000;

/** How many templates stand on models that end within a month or have ended, and the first such day; null for none. */
export async function endingSoon(context: Context): Promise<{ count: number; day: string } | null> {
  const { studio } = context;
  const [known, ending] = await Promise.all([loadDeployments(context), endingDeployments(context)]);
  const latest = new Date(studio.clock() + soonMs).toISOString().slice(0, 10);
  const soon = ending.flatMap((deployed) => {
    const day = endOf(known, deployed);
    return day !== null && day <= latest ? [{ deployed, day }] : [];
  });
  const [first] = soon.map(({ day }) => day).sort();
  if (first === undefined) return null;
  const condition = libraryCondition(
    context,
    { ...wholeLibrary, ending: true },
    soon.map(({ deployed }) => deployed),
  );
  const [row] = await studio.database.client.$queryRaw<{ count: bigint | number }[]>(
    Prisma.sql`SELECT count(*) AS "count" FROM "Template" WHERE ${condition}`,
  );
  const count = Number(row?.count ?? 0);
  return count > 0 ? { count, day: first } : null;
}
