"use client";

import { useTranslations } from "next-intl";
import { activeFilters } from "#components/gallery/active-filters.ts";
import { DateFilter } from "#components/gallery/date-filter.tsx";
import { useGallery } from "#components/gallery/gallery-context.tsx";
import { useFacets } from "#components/gallery/use-facets.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { Button } from "#components/ui/button.tsx";
import { Choices } from "#components/ui/choices.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { listedOrigins } from "#lib/gallery/origin.ts";
import { galleryQualities } from "#lib/gallery/view.ts";

/** Every filter there is, each taking effect at once. */
export function FilterPanel() {
  const t = useTranslations("gallery");
  const facets = useFacets();
  const filter = useGallery(({ query }) => query.filter);
  const total = useGallery(({ catalogue }) => catalogue.total);
  const { filter: change, clear } = useQuery();
  const names = (values: readonly string[], label: (value: string) => string = (value) => value) =>
    values.map((value) => ({ value, label: label(value) }));
  const counted = new Map(facets.qualities.map(({ value, count }) => [value, count]));
  return (
    <div className="flex max-h-[min(36rem,70dvh)] flex-col">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-3">
        <Segmented
          label={t("filters.rating")}
          options={["0", "1", "2", "3", "4", "5"].map((value) => ({
            value,
            label: value === "0" ? t("filters.anyRating") : `${value} ★`,
            name: value === "0" ? t("filters.anyRating") : t("filters.atLeast", { rating: Number(value) }),
          }))}
          value={String(filter.rating)}
          onChange={(rating) => change({ rating: Number(rating) })}
        />
        <Switch
          label={t("filters.favourite")}
          checked={filter.favourite}
          onChange={(favourite) => change({ favourite })}
        />
        <Choices
          none={t("filters.none")}
          label={t("filters.model")}
          options={facets.models.map(({ value, count }) => ({ value, label: value, count }))}
          chosen={filter.models}
          onChange={(models) => change({ models })}
        />
        <Choices
          none={t("filters.none")}
          label={t("filters.quality")}
          options={galleryQualities
            .filter((value) => counted.has(value) || filter.qualities.includes(value))
            .map((value) => ({ value, label: t(`qualities.${value}`), count: counted.get(value) }))}
          chosen={filter.qualities}
          onChange={(qualities) =>
            change({ qualities: galleryQualities.filter((one) => qualities.includes(one)) })
          }
        />
        <Choices
          none={t("filters.none")}
          label={t("filters.size")}
          options={facets.sizes.map(({ value, count }) => ({
            value,
            label: value.replace("x", " × "),
            count,
          }))}
          chosen={filter.sizes}
          onChange={(sizes) => change({ sizes })}
        />
        <Choices
          none={t("filters.none")}
          label={t("filters.tag")}
          options={facets.tags.map(({ value, count }) => ({ value, label: value, count }))}
          chosen={filter.tags}
          onChange={(tags) => change({ tags })}
        />
        <Choices
          none={t("filters.none")}
          label={t("filters.origin")}
          options={names(listedOrigins, (value) => t(`origins.${value as (typeof listedOrigins)[number]}`))}
          chosen={filter.origins}
          onChange={(origins) => change({ origins: listedOrigins.filter((one) => origins.includes(one)) })}
        />
        <DateFilter />
      </div>
      <div className="flex items-center justify-between gap-2 border-line border-t px-3 py-2">
        <p className="tabular text-muted text-sm">{t("filters.results", { count: total })}</p>
        {activeFilters(filter).length > 0 && <Button onClick={clear}>{t("filters.clear")}</Button>}
      </div>
    </div>
  );
}
