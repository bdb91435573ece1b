"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { GenerateButton } from "#components/playground/composer/generate-button.tsx";
import { HindranceLine } from "#components/playground/composer/hindrance-line.tsx";
import { PromptBox } from "#components/playground/composer/prompt-box.tsx";
import { SettingPills } from "#components/playground/composer/setting-pills.tsx";
import { AttachmentShelf } from "#components/playground/later-parts.ts";
import { useDraft } from "#components/playground/playground-context.tsx";
import { useSubmit } from "#components/playground/use-submit.ts";

/** Prompt, images, the settings in short, and the one button. The only thing on the page that floats. */
export function Composer({ centred }: { centred: boolean }) {
  const t = useTranslations("playground");
  const submit = useSubmit();
  return (
    <section
      aria-label={t("composer.label")}
      className={clsx(
        "w-full rounded-card border border-edge bg-raised",
        "focus-within:border-muted",
        !centred && "shadow-float",
      )}
    >
      <Shelf />
      <PromptBox submit={submit} placeholder={t("composer.placeholder")} />
      <HindranceLine />
      <div className="flex flex-wrap items-center gap-2 p-2 pt-0">
        <SettingPills />
        <GenerateButton />
      </div>
    </section>
  );
}

/** Fetched with the first file. */
function Shelf() {
  const isEmpty = useDraft(
    ({ attachments, mask, refusals }) => attachments.length === 0 && refusals.length === 0 && !mask,
  );
  return <Suspense>{isEmpty ? null : <AttachmentShelf />}</Suspense>;
}
