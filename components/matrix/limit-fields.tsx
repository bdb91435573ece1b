"use client";

import { useTranslations } from "next-intl";
import { capOf, type MatrixForm, wholeOf } from "#components/matrix/matrix-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { maxCount } from "#lib/images/parameters.ts";

type LimitFieldsProps = {
  form: MatrixForm;
  update: (change: Partial<MatrixForm>) => void;
  isCountFree: boolean;
  /** Whether every chosen model draws in batches. */
  hasBatch: boolean;
};

/** How many, when, and how much at the most. */
export function LimitFields({ form, update, isCountFree, hasBatch }: LimitFieldsProps) {
  const t = useTranslations("matrix.new");
  const isCapWrong = capOf(form.cap) === undefined;
  const isMostWrong = form.maxPictures.trim() !== "" && wholeOf(form.maxPictures) === null;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        {isCountFree ? (
          <Field label={t("count")}>
            {(control) => (
              <Stepper
                control={control}
                value={form.count}
                onChange={(count) => update({ count })}
                min={1}
                max={maxCount}
                lessLabel={t("fewer")}
                moreLabel={t("more")}
              />
            )}
          </Field>
        ) : (
          <p className="self-center text-muted text-sm">{t("countFixed")}</p>
        )}
        <Field label={t("cap")} hint={t("capHint")} error={isCapWrong && t("capWrong")}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={form.cap}
              onChange={(event) => update({ cap: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field
          label={t("maxPictures")}
          hint={t("maxPicturesHint")}
          error={isMostWrong && t("maxPicturesWrong")}
        >
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={form.maxPictures}
              onChange={(event) => update({ maxPictures: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <Segmented
        label={t("service")}
        options={[
          { value: "standard", label: t("standard") },
          {
            value: "batch",
            label: t("batch"),
            disabled: !hasBatch,
            ...(!hasBatch && { reason: t("batchNone") }),
          },
        ]}
        value={form.batch ? "batch" : "standard"}
        onChange={(service) => update({ batch: service === "batch" })}
        hint={form.batch || hasBatch ? t("batchHint") : t("batchNone")}
      />
    </>
  );
}
