"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { type ActiveFilter, activeFilters } from "#components/gallery/active-filters.ts";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { useQuery } from "#components/gallery/use-query.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { GalleryFilter } from "#lib/gallery/view.ts";

/** How many pictures there are, what they are filtered by, and what is going on. Always there, so that nothing jumps. */
export function FilterLine() {
  const t = useTranslations("gallery");
  const { query, catalogue, reading } = useGallery((state) => state);
  const bringingIn = useGallery((state) => state.bringingIn);
  const { filter, clear } = useQuery();
  const nameOf = useFilterName();
  const filters = activeFilters(query.filter);
  useSaidCount();
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <p className="tabular me-1 text-muted text-sm">{t("count", { count: catalogue.total })}</p>
      {query.filter.trash && <TrashLine />}
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
      <span className="ms-auto" />
      {bringingIn && (
        <span className="flex items-center gap-2 text-sm">
          {t("upload.progress", { count: bringingIn.count, progress: bringingIn.progress })}
          <span className="w-24">
            <Progress label={t("upload.button")} value={bringingIn.progress} />
          </span>
        </span>
      )}
      {reading === "stale" && <p className="text-sm text-warning-ink">{t("stale")}</p>}
    </div>
  );
}

/** What lies in the trash waits, and can be sent on its way. */
function TrashLine() {
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

/** Says how many match when that has changed through a filter, once it has come to rest. */
function useSaidCount(): void {
  const t = useTranslations("gallery");
  const { store } = useGalleryParts();
  const shown = useStore(store, (state) => state.shown);
  const first = useRef(shown);
  useEffect(() => {
    if (first.current === shown) return;
    const timer = setTimeout(
      () => announce(t("say.shown", { count: store.getState().catalogue.total })),
      600,
    );
    return () => clearTimeout(timer);
  }, [shown, store, t]);
}
