"use client";

import { useTranslations } from "next-intl";
import { CaseRow } from "#components/template/evidence/case-row.tsx";
import { Sample } from "#components/template/evidence/sample.tsx";
import type { EvidenceRunView } from "#lib/evidence/view.ts";

/** Rows are cases, large samples beside each other; each opens, and takes 1 to 5 by key. */
export function ContactSheet({ sheet }: { sheet: EvidenceRunView }) {
  const t = useTranslations("template");
  return (
    <section aria-label={t("sheet.title")} className="flex flex-col gap-6">
      <h2 className="sr-only">{t("sheet.title")}</h2>
      <p className="text-muted text-sm">{t("sheet.keys")}</p>
      {sheet.cases.map((row) => (
        <CaseRow key={row.position} row={row}>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-4">
            {row.samples.map((sample, index) => (
              <Sample
                key={sample.image.id}
                sample={sample}
                name={t("sheet.sample", { name: row.name, number: index + 1 })}
                evidenceRunId={sheet.id}
              />
            ))}
            {Array.from({ length: waiting(row, sheet.samplesPerCase) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number.
              <li key={index} className="aspect-square animate-breathe rounded-picture bg-control" />
            ))}
          </ul>
        </CaseRow>
      ))}
    </section>
  );
}

const waiting = (
  { state, samples, blocked, failed }: EvidenceRunView["cases"][number],
  samplesPerCase: number,
): number =>
  state === "running" || state === "waiting"
    ? Math.max(0, samplesPerCase - samples.length - blocked - failed)
    : 0;
