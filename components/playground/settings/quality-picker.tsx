"use client";

import { useTranslations } from "next-intl";
import { useChoice, useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { offered } from "#components/playground/settings/offered.ts";
import { Segmented } from "#components/ui/segmented.tsx";

export function QualityPicker() {
  const m = useTranslations("models");
  const { profile } = useChoice();
  const quality = useDraft((draft) => draft.parameters.quality);
  const set = useDraft((draft) => draft.setParameter);
  const options = offered(profile.qualities, quality).map((value) => ({
    value,
    label: m(`quality.${value}`),
    disabled: !profile.qualities.includes(value),
    ...(!profile.qualities.includes(value) && {
      reason: m("reasons.qualityUnsupported", { model: profile.id, value }),
    }),
  }));
  return (
    <div data-setting="quality">
      <Segmented
        label={m("quality.label")}
        options={options}
        value={quality}
        onChange={(value) => set("quality", value)}
        layout="tiles"
        className="[&>div]:grid-cols-3!"
      />
      <FindingNotice field="quality" />
    </div>
  );
}
