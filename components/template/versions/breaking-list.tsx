"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { BreakingChange } from "#lib/template/breaking-changes.ts";

/** What programs that use one version would have to change for another. */
export function BreakingList({ breaking, from }: { breaking: readonly BreakingChange[]; from: number }) {
  const t = useTranslations("template");
  if (breaking.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-sm text-success-ink">
        <Check aria-hidden="true" className="size-4 shrink-0" />
        {t("breaking.none", { number: from })}
      </p>
    );
  return (
    <div className="rounded-control bg-warning-soft px-3 py-2 text-sm">
      <p className="flex items-center gap-1.5">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning-ink" />
        {t("breaking.title", { number: from, count: breaking.length })}
      </p>
      <ul className="ms-6 list-disc">
        {breaking.map(({ kind, name }) => (
          <li key={`${kind} ${name}`}>{t(`breaking.${kind}`, { name })}</li>
        ))}
      </ul>
    </div>
  );
}
