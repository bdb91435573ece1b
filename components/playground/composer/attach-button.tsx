"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { attachLater } from "#components/playground/attach-later.ts";
import { useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

const accepted = ".png,.jpg,.jpeg,.webp,.heic,.heif,image/png,image/jpeg,image/webp,image/heic,image/heif";

/** The click twin of drop and paste. */
export function AttachButton() {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const { profile } = useChoice();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t("attachments.add")}
        icon={<Glyph name="attach" />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={t("attachments.add")}
        onChange={(event) => {
          attachLater(draft, [...(event.currentTarget.files ?? [])], profile.maxReferences);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
