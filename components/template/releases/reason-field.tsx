"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { leastReason, mostReason } from "#lib/releases/view.ts";

type ReasonFieldProps = { reason: string; onChange: (reason: string) => void; isNeeded?: boolean };

/** Why: stays on record for ever. */
export function ReasonField({ reason, onChange, isNeeded = false }: ReasonFieldProps) {
  const t = useTranslations("template");
  return (
    <Field
      label={t("releases.reason")}
      hint={isNeeded ? t("releases.reasonNeeded", { least: leastReason }) : t("releases.reasonHint")}
    >
      {(control) => (
        <TextArea
          {...control}
          rows={2}
          required={isNeeded}
          maxLength={mostReason}
          value={reason}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
