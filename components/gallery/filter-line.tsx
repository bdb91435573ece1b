"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { activeFilters } from "#components/gallery/active-filters.ts";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { announce } from "#components/ui/announce.ts";
import { Progress } from "#components/ui/progress.tsx";

const loadChips = () => import("#components/gallery/filter-chips.tsx");
const FilterChips = lazy(() => loadChips().then((module) => ({ default: module.FilterChips })));
const TrashLine = lazy(() => loadChips().then((module) => ({ default: module.TrashLine })));

/** How many pictures there are, what they are filtered by, and what is going on. Always there, so that nothing jumps. */
export function FilterLine() {
  const t = useTranslations("gallery");
  const { query, catalogue, reading } = useGallery((state) => state);
  const bringingIn = useGallery((state) => state.bringingIn);
  const filters = activeFilters(query.filter);
  useSaidCount();
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <p className="tabular me-1 text-muted text-sm">{t("count", { count: catalogue.total })}</p>
      <Suspense>
        {query.filter.trash && <TrashLine />}
        {filters.length > 0 && <FilterChips filters={filters} />}
      </Suspense>
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
