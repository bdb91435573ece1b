"use client";

import { useTranslations } from "next-intl";
import { useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { Field } from "#components/ui/field.tsx";

/** 0-100, for JPEG and WebP; 100 keeps the most and is what the provider does by itself. */
export function CompressionSetting() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const compression = useDraft((draft) => draft.parameters.compression);
  const format = useDraft((draft) => draft.parameters.outputFormat);
  const set = useDraft((draft) => draft.setParameter);
  const isPng = format === "png";
  return (
    <div>
      <Field
        label={m("compression.label")}
        aside={<output className="text-sm">{compression ?? 100}</output>}
        hint={isPng ? m("reasons.compressionPng") : t("settings.compressionHint")}
      >
        {(control) => (
          <input
            {...control}
            type="range"
            min={0}
            max={100}
            value={compression ?? 100}
            disabled={isPng && compression === null}
            onChange={(event) => {
              const value = event.currentTarget.valueAsNumber;
              set("compression", value === 100 ? null : value);
            }}
            className="block h-control w-full"
          />
        )}
      </Field>
      <FindingNotice field="compression" />
    </div>
  );
}
