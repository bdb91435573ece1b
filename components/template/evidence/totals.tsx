"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "#components/playground/use-money.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { EvidenceRunSummary } from "#lib/evidence/view.ts";

/** A sheet in numbers. */
export function Totals({ sheet }: { sheet: EvidenceRunSummary }) {
  const t = useTranslations("template");
  const format = useFormatter();
  const money = useMoney();
  const { totals, model, state, versionNumber } = sheet;
  return (
    <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-1" data-sheet={sheet.id}>
      <Fact name={t("totals.what")}>
        {t("version", { number: versionNumber })} · {model}
      </Fact>
      <Fact name={t("totals.rating")}>
        {totals.meanRating === null
          ? t("totals.unrated")
          : t("totals.mean", { mean: format.number(totals.meanRating, { maximumFractionDigits: 1 }) })}{" "}
        <span className="text-muted text-sm">
          {t("totals.rated", { rated: totals.rated, samples: totals.samples })}
        </span>
      </Fact>
      <Fact name={t("totals.cost")}>{money(totals.costNano)}</Fact>
      {totals.latencyMs !== null && (
        <Fact name={t("totals.time")}>
          {t("totals.seconds", { seconds: Math.round(totals.latencyMs / 100) / 10 })}
        </Fact>
      )}
      {totals.blocked + totals.failed > 0 && (
        <Fact name={t("totals.missing")}>
          {t("totals.lost", { blocked: totals.blocked, failed: totals.failed })}
        </Fact>
      )}
      {state === "running" && (
        <div className="flex items-center gap-1.5 text-sm" role="status">
          <Spinner />
          {t("totals.running")}
        </div>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}
