"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChoice, useDraft, useFit } from "#components/playground/playground-context.tsx";
import { ChoiceSetting } from "#components/playground/settings/choice-setting.tsx";
import { CompressionSetting } from "#components/playground/settings/compression-setting.tsx";
import { PreviewSetting } from "#components/playground/settings/preview-setting.tsx";
import type { Finding } from "#lib/images/check-parameters.ts";
import type { InputFidelity } from "#lib/images/parameters.ts";

const inside: readonly Finding["field"][] = [
  "background",
  "outputFormat",
  "compression",
  "moderation",
  "partialImages",
  "inputFidelity",
];

/** The settings one rarely changes. Opens by itself when something inside stands against the model. */
export function MoreSettings() {
  const t = useTranslations("playground");
  const { profile } = useChoice();
  const { findings } = useFit();
  const attachments = useDraft((draft) => draft.attachments.length);
  const fidelity = useDraft((draft) => draft.parameters.inputFidelity);
  // What opened by itself stays open when its fault is mended.
  const [isOpen, setOpen] = useState(false);
  const isWrong = findings.some(({ field }) => inside.includes(field));
  const showsFidelity = fidelity !== null || (attachments > 0 && profile.inputFidelities.length > 0);
  return (
    <details
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-line border-t pt-3"
    >
      <summary className="flex min-h-control list-none items-center gap-1.5 rounded-control text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        {t("settings.advanced")}
      </summary>
      <div className="flex flex-col gap-4 pt-2">
        <ChoiceSetting field="background" possible={profile.backgrounds} />
        <ChoiceSetting field="outputFormat" possible={profile.formats} />
        <CompressionSetting />
        <ChoiceSetting field="moderation" possible={profile.moderations} />
        <PreviewSetting />
        {showsFidelity && <FidelitySetting possible={profile.inputFidelities} />}
      </div>
    </details>
  );
}

function FidelitySetting({ possible }: { possible: readonly InputFidelity[] }) {
  const m = useTranslations("models");
  return <ChoiceSetting field="inputFidelity" possible={possible} none={m("quality.auto")} />;
}
