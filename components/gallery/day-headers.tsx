"use client";

import { SquareCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { headersBetween, type Layout } from "#components/gallery/layout.ts";
import { useSelecting } from "#components/gallery/use-selecting.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

const byMonth = { timeZone: "UTC", month: "long", year: "numeric" } as const;
const byDay = { ...byMonth, weekday: "short", day: "numeric" } as const;

type DayHeadersProps = {
  layout: Layout;
  days: readonly { day: string; count: number }[] | null;
  stretch: { above: number; below: number };
};

/** The days near the window, each over its pictures. */
export function DayHeaders({ layout, days, stretch }: DayHeadersProps) {
  const t = useTranslations("gallery");
  const format = useFormatter();
  const { selectRange } = useSelecting();
  if (!days) return null;
  const rangeOf = (day: number) => {
    const from = days.slice(0, day).reduce((sum, { count }) => sum + count, 0);
    return { from, to: from + (days[day]?.count ?? 0) };
  };
  return headersBetween(layout, stretch.above, stretch.below).map((at) => {
    const day = days[at];
    if (!day) return null;
    return (
      <div
        key={day.day}
        data-day={day.day}
        suppressHydrationWarning
        className="group/day absolute left-0 flex h-11 items-center gap-2"
        style={{ top: layout.headers[at] }}
      >
        <h2 className="text-base">
          {format.dateTime(
            new Date(day.day.length > 7 ? `${day.day}T12:00:00Z` : `${day.day}-15T12:00:00Z`),
            day.day.length > 7 ? byDay : byMonth,
          )}
        </h2>
        <span className="tabular text-muted text-sm">{format.number(day.count)}</span>
        <IconButton
          label={t("selectDay")}
          icon={<SquareCheck aria-hidden="true" />}
          onClick={() => void selectRange(rangeOf(at))}
          className="opacity-0 focus-visible:opacity-100 group-hover/day:opacity-100 coarse:opacity-100"
        />
      </div>
    );
  });
}
