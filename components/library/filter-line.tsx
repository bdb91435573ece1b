"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type ActiveFilter, activeFilters } from "#components/library/active-filters.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { useQuery } from "#components/library/use-query.ts";
import { announce } from "#components/ui/announce.ts";
import { FilterChip } from "#components/ui/filter-chip.tsx";

/** How many templates there are and what they are filtered by. Always there, so that nothing jumps. */
export function FilterLine() {
  const t = useTranslations("library");
  const query = useLibrary((state) => state.query);
  const total = useLibrary(({ shelf }) => shelf.total);
  const reading = useLibrary((state) => state.reading);
  const { filter, clear } = useQuery();
  const nameOf = useFilterName();
  const filters = activeFilters(query.filter);
  useSaidCount();
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <p className="tabular me-1 text-muted text-sm">{t(`count.${query.filter.kind}`, { count: total })}</p>
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
      {reading === "stale" && <p className="ms-auto text-sm text-warning-ink">{t("stale")}</p>}
    </div>
  );
}

/** A filter as its chip says it. */
function useFilterName(): (filter: ActiveFilter) => string {
  const t = useTranslations("library");
  return (filter) => {
    switch (filter.kind) {
      case "text":
        return `“${filter.value}”`;
      case "state":
        return t(`states.${filter.value}`);
      case "environment":
        return t("card.live", { environment: t(`environments.${filter.value}`) });
      case "operation":
        return t(`operations.${filter.value}`);
      case "rating":
        return t("filters.atLeast", { rating: filter.value });
      case "favourite":
        return t("filters.favourite");
      case "ending":
        return t("filters.ending");
      default:
        return filter.value;
    }
  };
}

/** Says how many match when that has changed through a filter, once it has come to rest. */
function useSaidCount(): void {
  const t = useTranslations("library");
  const { store } = useLibraryParts();
  const shown = useLibrary((state) => state.shown);
  const first = useRef(shown);
  useEffect(() => {
    if (first.current === shown) return;
    const timer = setTimeout(() => announce(t("say.shown", { count: store.getState().shelf.total })), 600);
    return () => clearTimeout(timer);
  }, [shown, store, t]);
}
