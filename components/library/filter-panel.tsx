"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { activeFilters } from "#components/library/active-filters.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { useQuery } from "#components/library/use-query.ts";
import { Button } from "#components/ui/button.tsx";
import { Choices } from "#components/ui/choices.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { templateStates } from "#lib/library/view.ts";

const environments = ["dev", "test", "prod"] as const;
const operations = ["any", "generate", "edit"] as const;

/** Every filter there is, each taking effect at once. */
export function FilterPanel() {
  const t = useTranslations("library");
  const { reader } = useLibraryParts();
  const facets = useLibrary((state) => state.facets);
  const filter = useLibrary(({ query }) => query.filter);
  const total = useLibrary(({ shelf }) => shelf.total);
  const { filter: change, clear } = useQuery();
  const counted = new Map(facets.states.map(({ value, count }) => [value, count]));
  useEffect(() => {
    void reader.refreshFacets();
  }, [reader]);
  return (
    <div className="flex max-h-[min(36rem,70dvh)] flex-col">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-3">
        <Choices
          label={t("filters.state")}
          options={templateStates.map((value) => ({
            value,
            label: t(`states.${value}`),
            count: counted.get(value) ?? 0,
          }))}
          chosen={filter.states}
          onChange={(states) => change({ states: templateStates.filter((one) => states.includes(one)) })}
          none={t("filters.none")}
        />
        {filter.kind === "prompt" && (
          <>
            <Choices
              label={t("filters.environment")}
              options={environments.map((value) => ({ value, label: t(`environments.${value}`) }))}
              chosen={filter.environments}
              onChange={(chosen) =>
                change({ environments: environments.filter((one) => chosen.includes(one)) })
              }
              none={t("filters.none")}
            />
            <Segmented
              label={t("filters.operation")}
              options={operations.map((value) => ({ value, label: t(`operations.${value}`) }))}
              value={filter.operation ?? "any"}
              onChange={(value) => change({ operation: value === "any" ? null : value })}
            />
            <Segmented
              label={t("filters.rating")}
              options={["0", "1", "2", "3", "4", "5"].map((value) => ({
                value,
                label: value === "0" ? t("filters.anyRating") : `${value} ★`,
                name:
                  value === "0" ? t("filters.anyRating") : t("filters.atLeast", { rating: Number(value) }),
              }))}
              value={String(filter.rating)}
              onChange={(rating) => change({ rating: Number(rating) })}
            />
            <Switch
              label={t("filters.ending")}
              hint={t("filters.endingHint")}
              checked={filter.ending}
              onChange={(ending) => change({ ending })}
            />
          </>
        )}
        <Switch
          label={t("filters.favourite")}
          checked={filter.favourite}
          onChange={(favourite) => change({ favourite })}
        />
        <Choices
          label={t("filters.tag")}
          options={facets.tags.map(({ value, count }) => ({ value, label: value, count }))}
          chosen={filter.tags}
          onChange={(tags) => change({ tags })}
          none={t("filters.noTags")}
        />
      </div>
      <div className="flex items-center justify-between gap-2 border-line border-t px-3 py-2">
        <p className="tabular text-muted text-sm">{t("filters.results", { count: total })}</p>
        {activeFilters(filter).length > 0 && <Button onClick={clear}>{t("filters.clear")}</Button>}
      </div>
    </div>
  );
}
