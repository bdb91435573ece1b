"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { AttachmentRow } from "#components/playground/composer/attachment-row.tsx";
import { GenerateButton } from "#components/playground/composer/generate-button.tsx";
import { HindranceLine } from "#components/playground/composer/hindrance-line.tsx";
import { PromptBox } from "#components/playground/composer/prompt-box.tsx";
import { RefusalList } from "#components/playground/composer/refusal-list.tsx";
import { SettingPills } from "#components/playground/composer/setting-pills.tsx";

/** Prompt, images, the settings in short, and the one button. The only thing on the page that floats. */
export function Composer({ centred }: { centred: boolean }) {
  const t = useTranslations("playground");
  return (
    <section
      aria-label={t("composer.label")}
      className={clsx(
        "mx-auto w-full max-w-[52rem] rounded-card border border-edge bg-raised",
        "focus-within:border-muted",
        !centred && "shadow-float",
      )}
    >
      <RefusalList />
      <AttachmentRow />
      <PromptBox />
      <HindranceLine />
      <div className="flex flex-wrap items-center gap-2 p-2 pt-0">
        <SettingPills />
        <GenerateButton />
      </div>
    </section>
  );
}
