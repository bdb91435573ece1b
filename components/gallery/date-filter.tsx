"use client";

import { useTranslations } from "next-intl";
import { useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { useQuery } from "#components/gallery/use-query.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A day of the reader's calendar, `ago` days before today, as `2026-11-21`. */
export function dayAgo(ago: number, timeZone: string, now = Date.now()): string {
  // The Swedish way of writing a date is the ISO one.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
  return new Date(Date.parse(`${today}T12:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10);
}

/** From and to, both days included, and the stretches people ask for most. */
export function DateFilter() {
  const t = useTranslations("gallery.filters");
  const { timeZone } = useGalleryParts();
  const { from, to } = useGallery(({ query }) => query.filter);
  const { filter } = useQuery();
  const stretch = (label: string, days: number) => {
    const begin = dayAgo(days - 1, timeZone);
    const isSet = from === begin && to === null;
    return (
      <Button
        aria-pressed={isSet}
        onClick={() => filter({ from: isSet ? null : begin, to: null })}
        className="aria-pressed:bg-accent-soft! aria-pressed:text-accent-ink!"
      >
        {label}
      </Button>
    );
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-sm">{t("date")}</legend>
      <div className="mb-2 flex flex-wrap gap-1">
        {stretch(t("today"), 1)}
        {stretch(t("week"), 7)}
        {stretch(t("month"), 30)}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("from")}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={from ?? ""}
              max={to ?? undefined}
              onChange={(event) => filter({ from: event.currentTarget.value || null }, "replace")}
            />
          )}
        </Field>
        <Field label={t("to")}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={to ?? ""}
              min={from ?? undefined}
              onChange={(event) => filter({ to: event.currentTarget.value || null }, "replace")}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
