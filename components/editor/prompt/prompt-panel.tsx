"use client";

import { useTranslations } from "next-intl";
import { MarkupNote } from "#components/editor/markup/markup-note.tsx";
import { ChangeButton } from "#components/editor/prompt/change-button.tsx";
import { ContextSlider } from "#components/editor/prompt/context-slider.tsx";
import { ModePicker } from "#components/editor/prompt/mode-picker.tsx";
import { usePlaceholder } from "#components/editor/prompt/use-placeholder.ts";
import { useSend } from "#components/editor/prompt/use-send.ts";
import { HindranceLine } from "#components/playground/composer/hindrance-line.tsx";
import { PromptBox } from "#components/playground/composer/prompt-box.tsx";
import { useChoice } from "#components/playground/playground-context.tsx";
import { CountPicker } from "#components/playground/settings/count-picker.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { ModelPicker } from "#components/playground/settings/model-picker.tsx";
import { MoreSettings } from "#components/playground/settings/more-settings.tsx";
import { QualityPicker } from "#components/playground/settings/quality-picker.tsx";

/** What should change, how strictly, by which model, and the one button. */
export function PromptPanel() {
  const t = useTranslations("editor");
  const send = useSend();
  const placeholder = usePlaceholder();
  return (
    <div className="flex flex-col gap-4">
      <section
        aria-label={t("prompt.title")}
        className="-mx-1 rounded-card border border-edge bg-raised focus-within:border-muted"
      >
        <PromptBox submit={send} placeholder={placeholder} />
        <HindranceLine />
        <div className="p-2">
          <ChangeButton />
        </div>
      </section>
      <ModePicker />
      <ContextSlider />
      <MaskNote />
      <MarkupNote />
      <ModelPicker />
      <FindingNotice field="references" />
      <QualityPicker />
      <CountPicker />
      <MoreSettings />
    </div>
  );
}

/** A model without masks still edits: what it is shown instead, and what the studio keeps all the same. */
function MaskNote() {
  const t = useTranslations("editor");
  const { profile } = useChoice();
  if (profile.mask || !profile.edits) return null;
  return (
    <p className="rounded-control bg-warning-soft px-2.5 py-1.5 text-sm">
      {t("prompt.noMask", { model: profile.id })}
    </p>
  );
}
