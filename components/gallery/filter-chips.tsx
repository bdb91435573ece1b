"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ActiveFilter } from "#components/gallery/active-filters.ts";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { useQuery } from "#components/gallery/use-query.ts";
import { Button } from "#components/ui/button.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import type { GalleryFilter } from "#lib/gallery/view.ts";

/** What the pictures are filtered by, each with its way out. */
export function FilterChips({ filters }: { filters: readonly ActiveFilter[] }) {
  const t = useTranslations("gallery");
  const { filter, clear } = useQuery();
  const nameOf = useFilterName();
  return (
    <>
      {filters.map((each) => {
        const name = nameOf(each);
        return (
          <FilterChip
            key={`${each.kind}-${"value" in each ? each.value : ""}`}
            name={name}
            removeLabel={t("filters.remove", { name })}
            remove={() => filter(each.without)}
          />
        );
      })}
      {filters.length > 1 && (
        <button
          type="button"
          onClick={clear}
          className="min-h-6 px-1 text-muted text-sm underline hover:text-ink coarse:min-h-11"
        >
          {t("filters.clear")}
        </button>
      )}
    </>
  );
}

/** What lies in the trash waits, and can be sent on its way. */
export function TrashLine() {
  const t = useTranslations("gallery");
  const { overlays } = useGalleryParts();
  const total = useGallery(({ catalogue }) => catalogue.total);
  return (
    <>
      <p className="text-muted text-sm">{t("trash.note")}</p>
      {total > 0 && (
        <Button
          onClick={() => overlays.getState().show({ kind: "purge", picked: null })}
          className="min-h-7!"
        >
          {t("purge.empty")}
        </Button>
      )}
    </>
  );
}

/** A filter as its chip says it. */
function useFilterName(): (filter: ActiveFilter) => string {
  const t = useTranslations("gallery");
  const format = useFormatter();
  const day = (value: string) =>
    format.dateTime(new Date(`${value}T12:00:00Z`), { timeZone: "UTC", dateStyle: "medium" });
  return (filter) => {
    switch (filter.kind) {
      case "text":
        return `“${filter.value}”`;
      case "quality":
        return `${t("filters.quality")}: ${t(`qualities.${filter.value as GalleryFilter["qualities"][number]}`)}`;
      case "origin":
        return t(`origins.${filter.value as GalleryFilter["origins"][number]}`);
      case "size":
        return filter.value.replace("x", " × ");
      case "rating":
        return t("filters.atLeast", { rating: filter.value });
      case "favourite":
        return t("filters.favourite");
      case "since":
        return t("filters.since", { day: day(filter.value) });
      case "until":
        return t("filters.until", { day: day(filter.value) });
      default:
        return filter.value;
    }
  };
}
