"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { activeFilters } from "#components/library/active-filters.ts";
import { useLibrary } from "#components/library/library-context.tsx";
import { FilterPopover } from "#components/ui/filter-popover.tsx";

const loadPanel = () => import("#components/library/filter-panel.tsx");
const FilterPanel = lazy(() => loadPanel().then((module) => ({ default: module.FilterPanel })));

/** Opens the filters and says how many are set. */
export function FilterButton() {
  const t = useTranslations("library.filters");
  const filter = useLibrary(({ query }) => query.filter);
  const count = activeFilters(filter).filter(({ kind }) => kind !== "text").length;
  return (
    <FilterPopover
      label={t("open")}
      count={count}
      countLabel={t("active", { count })}
      onNear={() => void loadPanel()}
    >
      <FilterPanel />
    </FilterPopover>
  );
}
