"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useMoney } from "#components/playground/use-money.ts";
import { valuesText } from "#components/template/evidence/values-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { EvidenceCaseView } from "#lib/evidence/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";

/** A case with its facts; its samples below. */
export function CaseRow({ row, children }: { row: EvidenceCaseView; children: ReactNode }) {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  const money = useMoney();
  const id = useId();
  const failure = row.error && errorText(errors, row.error);
  return (
    <article
      aria-labelledby={id}
      aria-busy={row.state === "running"}
      data-case={row.name}
      className="flex flex-col gap-2"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 id={id} className="text-base">
          {row.name}
        </h3>
        {row.required && <Badge>{t("cases.required")}</Badge>}
        <span className="min-w-0 max-w-[60ch] truncate text-muted text-sm">{valuesText(row.values)}</span>
        <span className="tabular ms-auto text-muted text-sm">
          {money(row.costNano)}
          {row.latencyMs !== null &&
            ` · ${t("totals.seconds", { seconds: Math.round(row.latencyMs / 100) / 10 })}`}
        </span>
      </div>
      {failure && (
        <p className="rounded-control bg-danger-soft px-2.5 py-1.5 text-sm">
          {failure.title} {failure.next}
        </p>
      )}
      {row.blocked + row.failed > 0 && (
        <p className="text-sm text-warning-ink">
          {t("totals.lost", { blocked: row.blocked, failed: row.failed })}
        </p>
      )}
      {children}
    </article>
  );
}
