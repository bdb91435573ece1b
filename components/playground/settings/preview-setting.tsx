"use client";

import { useTranslations } from "next-intl";
import { useChoice, useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

const most = 3;

/** How many previews to show while a picture is drawn; each costs a little. */
export function PreviewSetting() {
  const t = useTranslations("playground");
  const m = useTranslations("models");
  const { profile } = useChoice();
  const previews = useDraft((draft) => draft.parameters.partialImages);
  const set = useDraft((draft) => draft.setParameter);
  const reason = (value: number) =>
    profile.maxPartialImages === 0
      ? m("reasons.partialsUnsupported", { model: profile.id })
      : value > profile.maxPartialImages
        ? m("reasons.partialsRange", { model: profile.id, max: profile.maxPartialImages })
        : null;
  const options = Array.from({ length: most + 1 }, (_, value) => {
    const why = value === 0 ? null : reason(value);
    return { value: String(value), label: String(value), ...(why && { disabled: true, reason: why }) };
  });
  return (
    <div>
      <Segmented
        label={m("partialImages.label")}
        options={options}
        value={String(previews)}
        onChange={(value) => set("partialImages", Number(value))}
        hint={t("settings.previewHint")}
      />
      <FindingNotice field="partialImages" />
    </div>
  );
}
