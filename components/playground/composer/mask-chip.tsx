"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDraft } from "#components/playground/playground-context.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ImageView } from "#lib/runs/view.ts";

/** The mask a reused edit brought along. */
export function MaskChip({ mask }: { mask: ImageView }) {
  const t = useTranslations("playground");
  const set = useDraft((draft) => draft.set);
  return (
    <li className="flex items-center gap-1.5 rounded-control bg-control py-1 ps-1 pe-0.5">
      <img
        src={`${mask.url}?w=256`}
        alt=""
        className="backdrop-checker size-10 rounded-picture object-cover"
      />
      <span className="text-sm">{t("attachments.mask")}</span>
      <IconButton
        label={t("attachments.removeMask")}
        icon={<X aria-hidden="true" />}
        onClick={() => set({ mask: null })}
      />
    </li>
  );
}
