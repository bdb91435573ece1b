"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Fact, Facts, Section } from "#components/viewer/info/section.tsx";
import type { EditView } from "#lib/edits/view.ts";

/** What an edit was allowed to change, and the proof that it changed nothing else. */
export function EditFacts({ edit, imageId }: { edit: EditView; imageId: string }) {
  const t = useTranslations("viewer.edit");
  const format = useFormatter();
  const result = edit.results.find(({ rawId, composite }) => rawId === imageId || composite?.id === imageId);
  const isComposite = result?.composite?.id === imageId;
  const proof = isComposite ? result?.proof : null;
  const { mask, plan, mode } = edit;
  return (
    <Section title={t("label")}>
      {proof && (
        <p className="mb-2">
          <Badge
            tone={proof.changed === 0 ? "success" : "danger"}
            icon={
              proof.changed === 0 ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />
            }
          >
            {t("proof", { changed: proof.changed, drift: proof.drift })}
          </Badge>
        </p>
      )}
      <div className="flex gap-3">
        {mask && (
          <img
            src={`${mask.url}?w=256`}
            alt={t("maskAlt")}
            width={mask.width}
            height={mask.height}
            className="max-h-24 w-24 shrink-0 self-start rounded-picture border border-line object-contain"
          />
        )}
        <div className="min-w-0 flex-1">
          <Facts>
            <Fact name={t("mode")}>{t(`modes.${mode}`)}</Fact>
            <Fact name={t("seen")}>
              {plan.modelSize.width} × {plan.modelSize.height} ({format.number(plan.scale, "percent")})
            </Fact>
          </Facts>
        </div>
      </div>
    </Section>
  );
}
