"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { useLocalized } from "#components/matrix/localized.ts";
import type { MatrixActions } from "#components/matrix/matrix-actions.ts";
import { emptyForm, keyOf, type MatrixForm } from "#components/matrix/matrix-form.ts";
import { Section } from "#components/matrix/section.tsx";
import { isUnreadable, type Reckoned, usePlan } from "#components/matrix/use-plan.ts";
import { attempt } from "#components/playground/reach.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { newId } from "#lib/ids.ts";
import type { MatrixSource, MatrixSummary } from "#lib/matrices/view.ts";

// The page stands there before any of them is needed.
const ColumnFields = lazy(() =>
  import("#components/matrix/column-fields.tsx").then((module) => ({ default: module.ColumnFields })),
);
const LimitFields = lazy(() =>
  import("#components/matrix/limit-fields.tsx").then((module) => ({ default: module.LimitFields })),
);
const CsvField = lazy(() =>
  import("#components/matrix/csv-field.tsx").then((module) => ({ default: module.CsvField })),
);
const VariableField = lazy(() =>
  import("#components/matrix/variable-field.tsx").then((module) => ({ default: module.VariableField })),
);
const SlotField = lazy(() =>
  import("#components/matrix/slot-field.tsx").then((module) => ({ default: module.SlotField })),
);
const PlanBar = lazy(() =>
  import("#components/matrix/plan-bar.tsx").then((module) => ({ default: module.PlanBar })),
);
const PastMatrices = lazy(() =>
  import("#components/matrix/past-matrices.tsx").then((module) => ({ default: module.PastMatrices })),
);

type NewMatrixProps = {
  source: MatrixSource;
  models: readonly ModelChoice[];
  past: readonly MatrixSummary[];
  actions: Pick<MatrixActions, "create">;
};

/** Values times models, with the price of it all before anything is drawn. */
export function NewMatrix({ source, models, past, actions }: NewMatrixProps) {
  const t = useTranslations("matrix.new");
  const localized = useLocalized();
  const { content, version } = source;
  const [form, setForm] = useState<MatrixForm>(() => emptyForm(content, firstDeployment(source, models)));
  const update = (change: Partial<MatrixForm>) => setForm((before) => ({ ...before, ...change }));
  const reckoned = usePlan(source, models, form);
  const chosen = models.filter((model) => form.deployments.includes(keyOf(model)));
  const hasBatch = chosen.length > 0 && chosen.every(({ profile }) => profile.batch);
  const isHindered = isUnreadable(form) || (reckoned.form.csv?.problemCount ?? 0) > 0;
  const { start, busy, problem } = useStart(source, reckoned, actions);
  const name = localized(source.title) || source.slug;
  return (
    <StudioFrame
      title={t("title")}
      composer={
        <Suspense>
          <PlanBar reckoned={reckoned} isHindered={isHindered} busy={busy} problem={problem} start={start} />
        </Suspense>
      }
    >
      <div className="mx-auto w-full max-w-4xl px-4 py-4">
        <p>
          <a href={`/library/${source.slug}`} className="font-semibold underline-offset-2 hover:underline">
            {name}
          </a>{" "}
          <span className="text-muted">
            {version ? t("version", { number: version.number }) : t("draft")}
          </span>
        </p>
        <p className="mb-4 text-muted text-sm">{t("lead")}</p>
        <Section title={t("rows")}>
          <RowFields source={source} form={form} update={update} reckoned={reckoned} />
        </Section>
        <Section title={t("columns")}>
          <Suspense>
            <ColumnFields
              models={models}
              isQualityFree={content.parameters.quality.mode === "overridable"}
              form={form}
              update={update}
            />
          </Suspense>
        </Section>
        {content.slots.length > 0 && (
          <Section title={t("slots")} text={t("slotsText")}>
            <Suspense>
              {content.slots.map((slot) => (
                <SlotField key={slot.name} slot={slot} form={form} update={update} />
              ))}
            </Suspense>
          </Section>
        )}
        <Section title={t("limits")}>
          <Suspense>
            <LimitFields
              form={form}
              update={update}
              isCountFree={content.parameters.count.mode === "overridable"}
              hasBatch={hasBatch}
            />
          </Suspense>
        </Section>
        <Suspense>
          <PastMatrices matrices={past} />
        </Suspense>
      </div>
    </StudioFrame>
  );
}

/** Where the template was last tried, else the first model there is. */
function firstDeployment({ deployment }: MatrixSource, models: readonly ModelChoice[]): string | null {
  const last = models.find(
    ({ connection, profile }) =>
      connection.id === deployment?.connectionId && profile.id === deployment.model,
  );
  const first = last ?? models[0];
  return first ? keyOf(first) : null;
}

type RowFieldsProps = {
  source: MatrixSource;
  form: MatrixForm;
  update: (change: Partial<MatrixForm>) => void;
  reckoned: Reckoned;
};

function RowFields({ source: { content }, form, update, reckoned }: RowFieldsProps) {
  const t = useTranslations("matrix.new");
  if (content.variables.length === 0) return <p className="text-muted">{t("noVariables")}</p>;
  const named = reckoned.form.csv?.varied ?? [];
  const asked =
    form.source === "cross"
      ? content.variables
      : content.variables.filter(({ name }) => !named.includes(name));
  return (
    <>
      <Segmented
        label={t("rowsFrom")}
        hideLabel
        options={[
          { value: "cross", label: t("cross") },
          { value: "csv", label: t("csv") },
        ]}
        value={form.source}
        onChange={(source) => update({ source })}
        className="max-w-80"
      />
      <Suspense>
        {form.source === "csv" && (
          <>
            <CsvField content={content} form={form} update={update} csv={reckoned.form.csv} />
            {asked.length > 0 && <p className="text-muted text-sm">{t("oneValue")}</p>}
          </>
        )}
        {asked.map((variable) => (
          <VariableField key={variable.name} variable={variable} form={form} update={update} />
        ))}
      </Suspense>
    </>
  );
}

/** One key for one plan: sent again after a broken line, nothing is drawn twice. */
function useStart(source: MatrixSource, { plan, cap }: Reckoned, { create }: Pick<MatrixActions, "create">) {
  const t = useTranslations("matrix.new");
  const errors = useTranslations("errors");
  const router = useRouter();
  const key = useRef<{ plan: unknown; id: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async () => {
    setBusy(true);
    setProblem(null);
    if (key.current?.plan !== plan) key.current = { plan, id: newId("click") };
    const draft = {
      templateId: source.templateId,
      versionId: source.version?.id ?? null,
      plan,
      capNano: cap === null ? null : String(cap),
      idempotencyKey: key.current.id,
    };
    const outcome = await attempt(() => create(draft));
    if (outcome !== "unreachable" && outcome.ok) return router.push(`/matrices/${outcome.value.id}`);
    setBusy(false);
    if (outcome === "unreachable") return setProblem(t("unreachable"));
    const { title, next } = errorText(errors, outcome.error);
    setProblem(`${title} ${next}`);
  };
  return { start: () => void start(), busy, problem };
}
