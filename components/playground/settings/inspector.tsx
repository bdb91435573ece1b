"use client";

import { Code } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { CountPicker } from "#components/playground/settings/count-picker.tsx";
import { ModelPicker } from "#components/playground/settings/model-picker.tsx";
import { MoreSettings } from "#components/playground/settings/more-settings.tsx";
import { QualityPicker } from "#components/playground/settings/quality-picker.tsx";
import { SizePicker } from "#components/playground/settings/size-picker.tsx";
import { Button } from "#components/ui/button.tsx";

/** Every setting of the next request, as the chosen model allows. */
export function Inspector() {
  return (
    <div className="flex flex-col gap-5">
      <ModelPicker />
      <SizePicker />
      <QualityPicker />
      <CountPicker />
      <MoreSettings />
      <ViewCode />
    </div>
  );
}

/** The next request, as a program would send it. */
function ViewCode() {
  const t = useTranslations("playground");
  const { view } = usePlayground();
  return (
    <Button
      icon={<Code aria-hidden="true" className="size-4" />}
      onClick={() => view.getState().open({ kind: "code", draft: null })}
    >
      {t("code.open")}
    </Button>
  );
}
