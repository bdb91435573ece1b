"use client";

import { useTranslations } from "next-intl";
import { useChoice } from "#components/playground/playground-context.tsx";
import { ChoiceSetting } from "#components/playground/settings/choice-setting.tsx";
import { CompressionSetting } from "#components/playground/settings/compression-setting.tsx";
import { CountPicker } from "#components/playground/settings/count-picker.tsx";
import { PreviewSetting } from "#components/playground/settings/preview-setting.tsx";
import { QualityPicker } from "#components/playground/settings/quality-picker.tsx";
import { SizePicker } from "#components/playground/settings/size-picker.tsx";
import { useContent } from "#components/template/template-context.tsx";
import type { ParameterName } from "#lib/template/bound-parameter.ts";

/** The settings whoever uses the template may change, with the playground's own controls. */
export function Overrides() {
  const t = useTranslations("template");
  const m = useTranslations("models");
  const { profile } = useChoice();
  const parameters = useContent((state) => state.content.parameters);
  const isOpen = (name: ParameterName) => parameters[name].mode === "overridable";
  const rare = (
    ["background", "outputFormat", "compression", "moderation", "partialImages", "inputFidelity"] as const
  ).filter(isOpen);
  return (
    <div className="flex flex-col gap-4">
      {isOpen("size") && <SizePicker />}
      {isOpen("quality") && <QualityPicker />}
      {isOpen("count") && <CountPicker />}
      {rare.length > 0 && (
        <details>
          <summary className="min-h-control content-center rounded-control text-sm">
            {t("parameters.more")}
          </summary>
          <div className="flex flex-col gap-4 pt-2">
            {isOpen("background") && <ChoiceSetting field="background" possible={profile.backgrounds} />}
            {isOpen("outputFormat") && <ChoiceSetting field="outputFormat" possible={profile.formats} />}
            {isOpen("compression") && <CompressionSetting />}
            {isOpen("moderation") && <ChoiceSetting field="moderation" possible={profile.moderations} />}
            {isOpen("partialImages") && <PreviewSetting />}
            {isOpen("inputFidelity") && (
              <ChoiceSetting
                field="inputFidelity"
                possible={profile.inputFidelities}
                none={m("quality.auto")}
              />
            )}
          </div>
        </details>
      )}
    </div>
  );
}
