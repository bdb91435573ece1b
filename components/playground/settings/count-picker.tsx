"use client";

import { useTranslations } from "next-intl";
import { useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { maxCount } from "#lib/images/parameters.ts";

export function CountPicker() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const count = useDraft((draft) => draft.count);
  const setCount = useDraft((draft) => draft.setCount);
  return (
    <div data-setting="count">
      <Field label={m("count.label")}>
        {(control) => (
          <Stepper
            control={control}
            value={count}
            onChange={setCount}
            min={1}
            max={maxCount}
            lessLabel={t("settings.fewer")}
            moreLabel={t("settings.more")}
          />
        )}
      </Field>
      <FindingNotice field="count" />
    </div>
  );
}
