"use client";

import { useTranslations } from "next-intl";
import { AttachmentChip } from "#components/playground/composer/attachment-chip.tsx";
import { MaskChip } from "#components/playground/composer/mask-chip.tsx";
import { useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";

/** The images beside the prompt, in order: the first is "image 1". */
export function AttachmentRow() {
  const t = useTranslations("playground");
  const attachments = useDraft((draft) => draft.attachments);
  const mask = useDraft((draft) => draft.mask);
  if (attachments.length === 0 && !mask) return null;
  return (
    <div className="border-line border-b px-2 py-2">
      <ol aria-label={t("attachments.label")} className="flex flex-wrap gap-2">
        {attachments.map((attachment, index) => (
          <AttachmentChip
            key={attachment.key}
            attachment={attachment}
            index={index}
            count={attachments.length}
          />
        ))}
        {mask && <MaskChip mask={mask} />}
      </ol>
      <FindingNotice field="references" />
      <FindingNotice field="mask" />
    </div>
  );
}
