"use client";

import { Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { RetirementRow } from "#components/library/retirements/retirement-row.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { RetirementView } from "#lib/releases/view.ts";

/** Sooner than this it is urgent. */
const soonDays = 30;

/** A model that ends, when, and all that stands on it. */
export function ModelEnd({ retirements }: { retirements: readonly [RetirementView, ...RetirementView[]] }) {
  const t = useTranslations("library.retirements");
  const format = useFormatter();
  const id = useId();
  const [{ model, endsOn, daysLeft, successor }] = retirements;
  // A day without a zone: read and written in UTC, it stays that day everywhere.
  const date = format.dateTime(new Date(`${endsOn}T00:00:00Z`), { timeZone: "UTC", dateStyle: "long" });
  return (
    <section aria-labelledby={id} className="overflow-hidden rounded-card border border-line bg-surface">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-2.5 sm:px-4">
        <h2 id={id} className="text-lg">
          {model}
        </h2>
        <Badge tone={daysLeft <= soonDays ? "danger" : "warning"} icon={<Clock aria-hidden="true" />}>
          {daysLeft > 0 ? t("ends", { date, days: daysLeft }) : t("ended", { date })}
        </Badge>
        <p className="ms-auto text-muted text-sm">
          {successor ? t("successor", { model: successor.model }) : t("noSuccessor")}
        </p>
      </header>
      <ul className="divide-y divide-line">
        {retirements.map((one) => (
          <RetirementRow key={`${one.templateId} ${one.versionId}`} retirement={one} />
        ))}
      </ul>
    </section>
  );
}
