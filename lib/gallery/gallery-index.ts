import { Prisma } from "#lib/db/generated/sqlite/client.ts";
import { dayAfter, daysIn, startOfDay } from "#lib/gallery/calendar-days.ts";
import { galleryCondition, galleryOrder } from "#lib/gallery/gallery-query.ts";
import type { GalleryFilter, GalleryIndex, GallerySort } from "#lib/gallery/view.ts";
import { idTime, timeOfId } from "#lib/ids.ts";
import type { Context } from "#lib/studio/context.ts";

type Asked = { filter: GalleryFilter; sort: GallerySort; timeZone: string };

/** `times` are the ten characters of each id that say when it was made, one after the other. */
type Row = { total: bigint | number; until: string | null; ratios: string | null; times: string | null };

const { sql, empty } = Prisma;
const timeLength = 10;

/**
 * What a layout needs of all pictures that match, in one statement that answers with one row: a row for each of 100,000
 * pictures would cost ten times as much on its way through the driver.
 */
export async function galleryIndex(
  context: Context,
  { filter, sort, timeZone }: Asked,
): Promise<GalleryIndex> {
  const { client, kind } = context.studio.database;
  const byTime = sort === "newest" || sort === "oldest";
  const joined = (column: Prisma.Sql, separator: string) =>
    kind === "sqlite"
      ? sql`group_concat(${column}, ${separator})`
      : sql`string_agg(${column}::text, ${separator})`;
  const [row] = await client.$queryRaw<Row[]>`
    SELECT count(*) AS "total", max("id") AS "until", ${joined(sql`"ratio"`, ",")} AS "ratios"
      ${byTime ? sql`, ${joined(sql`substr("id", 5, 10)`, "")} AS "times"` : empty}
    FROM (
      SELECT "id", CASE WHEN "height" > 0 THEN ("width" * 1000 + "height" / 2) / "height" ELSE 1000 END AS "ratio"
      FROM "Image" WHERE ${galleryCondition(context, filter, timeZone)} ORDER BY ${galleryOrder(sort)}
    ) AS "shown"`;
  const times = row?.times ?? "";
  return {
    total: Number(row?.total ?? 0),
    until: row?.until ?? null,
    ratios: row?.ratios ? row.ratios.split(",").map((ratio) => Math.max(1, Number(ratio))) : [],
    days: byTime ? daysOf(times, sort === "newest", timeZone) : null,
  };
}

/** Where one day ends and the next begins is looked for by halves: there are many more pictures than days. */
function daysOf(times: string, newestFirst: boolean, timeZone: string): { day: string; count: number }[] {
  const dayOf = daysIn(timeZone);
  const total = times.length / timeLength;
  const timeAt = (index: number) => times.slice(index * timeLength, (index + 1) * timeLength);
  const days: { day: string; count: number }[] = [];
  for (let first = 0; first < total; ) {
    const day = dayOf(timeOfId(`_${timeAt(first)}`));
    const start = idTime(Math.max(0, startOfDay(day, dayOf)));
    const end = newestFirst ? start : idTime(startOfDay(dayAfter(day), dayOf));
    const within = (index: number) => (newestFirst ? timeAt(index) >= start : timeAt(index) < end);
    const next = firstOutside(first + 1, total, within);
    days.push({ day, count: next - first });
    first = next;
  }
  return days;
}

function firstOutside(from: number, to: number, within: (index: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (within(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
