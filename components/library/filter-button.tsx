"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { activeFilters } from "#components/library/active-filters.ts";
import { useLibrary } from "#components/library/library-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

const loadPanel = () => import("#components/library/filter-panel.tsx");
const FilterPanel = lazy(() => loadPanel().then((module) => ({ default: module.FilterPanel })));

/** Opens the filters and says how many are set. */
export function FilterButton() {
  const t = useTranslations("library.filters");
  const filter = useLibrary(({ query }) => query.filter);
  const count = activeFilters(filter).filter(({ kind }) => kind !== "text").length;
  return (
    <Popover
      label={t("open")}
      placement={{ align: "end" }}
      className="w-96 p-0!"
      trigger={(props) => (
        <Button
          {...props}
          icon={<ListFilter aria-hidden="true" className="size-4" />}
          aria-label={count > 0 ? t("active", { count }) : t("open")}
          onPointerEnter={() => void loadPanel()}
          className={count > 0 ? "bg-accent-soft! text-accent-ink!" : ""}
        >
          <span className="max-lg:sr-only">{t("open")}</span>
          {count > 0 && <span className="tabular">{count}</span>}
        </Button>
      )}
    >
      <Suspense fallback={<div className="h-96" />}>
        <FilterPanel />
      </Suspense>
    </Popover>
  );
}
