"use client";

import { useTranslations } from "next-intl";
import { Chip, ChipGroup, toggled } from "#components/matrix/chip.tsx";
import { keyOf, type MatrixForm } from "#components/matrix/matrix-form.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import type { Quality } from "#lib/images/parameters.ts";
import { endState } from "#lib/models/end-state.ts";

type ColumnFieldsProps = {
  models: readonly ModelChoice[];
  /** False: the template decides it. */
  isQualityFree: boolean;
  form: MatrixForm;
  update: (change: Partial<MatrixForm>) => void;
};

const order: readonly Quality[] = ["auto", "low", "medium", "high", "xhigh", "max"];

/** Models times qualities. */
export function ColumnFields({ models, isQualityFree, form, update }: ColumnFieldsProps) {
  const t = useTranslations("matrix.new");
  const m = useTranslations("models");
  const living = models.filter(({ profile }) => endState(profile, new Date()).state !== "ended");
  const severalConnections = new Set(living.map(({ connection }) => connection.id)).size > 1;
  const keys = living.map(keyOf);
  const chosen = living.filter((model) => form.deployments.includes(keyOf(model)));
  const offered = order.filter((quality) =>
    chosen.some(({ profile }) => profile.qualities.includes(quality)),
  );
  return (
    <>
      <ChipGroup legend={t("models")}>
        {living.map((model) => (
          <Chip
            key={keyOf(model)}
            isChosen={form.deployments.includes(keyOf(model))}
            toggle={(on) => update({ deployments: toggled(keys, form.deployments, keyOf(model), on) })}
          >
            {model.profile.id}
            {severalConnections && <span className="text-muted"> · {model.connection.name}</span>}
            {model.price === null && <span className="text-warning-ink"> · {t("unpriced")}</span>}
          </Chip>
        ))}
      </ChipGroup>
      {isQualityFree ? (
        <ChipGroup legend={t("qualities")}>
          {offered.map((quality) => (
            <Chip
              key={quality}
              isChosen={form.qualities.includes(quality)}
              toggle={(on) => update({ qualities: toggled(order, form.qualities, quality, on) })}
            >
              {m(`quality.${quality}`)}
            </Chip>
          ))}
        </ChipGroup>
      ) : (
        <p className="text-muted text-sm">{t("qualityFixed")}</p>
      )}
    </>
  );
}
