"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { activeFilters } from "#components/gallery/active-filters.ts";
import { DateFilter } from "#components/gallery/date-filter.tsx";
import { useGallery } from "#components/gallery/gallery-context.tsx";
import { useFacets } from "#components/gallery/use-facets.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { Button } from "#components/ui/button.tsx";
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
          label={t("filters.model")}
          options={facets.models.map(({ value, count }) => ({ value, label: value, count }))}
          chosen={filter.models}
          onChange={(models) => change({ models })}
        />
        <Choices
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
          label={t("filters.tag")}
          options={facets.tags.map(({ value, count }) => ({ value, label: value, count }))}
          chosen={filter.tags}
          onChange={(tags) => change({ tags })}
        />
        <Choices
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

type ChoicesProps = {
  label: ReactNode;
  options: readonly { value: string; label: string; count?: number | undefined }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Any of several, each with how many pictures it has; a long list scrolls by itself. */
function Choices({ label, options, chosen, onChange }: ChoicesProps) {
  const t = useTranslations("gallery.filters");
  const format = useFormatter();
  // What was chosen stays in the list, also when no picture has it any more.
  const missing = chosen.filter((value) => !options.some((one) => one.value === value));
  const all = [...options, ...missing.map((value) => ({ value, label: value, count: 0 }))];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-sm">{label}</legend>
      {all.length === 0 ? (
        <p className="text-muted text-sm">{t("none")}</p>
      ) : (
        <div className="max-h-48 overflow-y-auto">
          {all.map(({ value, label: name, count }) => (
            <label
              key={value}
              className="flex min-h-7 items-center gap-2 rounded-control px-1 hover:bg-control coarse:min-h-11"
            >
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                  )
                }
                className="size-4 shrink-0"
              />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {count !== undefined && (
                <span className="tabular text-muted text-sm">{format.number(count)}</span>
              )}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
