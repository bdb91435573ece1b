"use client";

import { Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useGo } from "#components/shell/use-go.ts";
import { buttonClass } from "#components/ui/button.tsx";

/** How many templates stand on models that end soon, and the first day one does. */
export type EndingSoon = { count: number; day: string };

/** Says so while there is still time to prove them on another model. */
export function RetirementBanner({ count, day }: EndingSoon) {
  const t = useTranslations("library.banner");
  const format = useFormatter();
  const date = format.dateTime(new Date(`${day}T00:00:00Z`), { timeZone: "UTC", dateStyle: "long" });
  return (
    <section
      aria-label={t("label")}
      className="mx-3 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-warning-soft px-3 py-2 text-warning-ink lg:mx-6"
    >
      <Clock aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-64">{t("text", { count, date })}</p>
      <a {...useGo("/library/retirements")} className={buttonClass("secondary")}>
        {t("action")}
      </a>
    </section>
  );
}
