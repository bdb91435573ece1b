"use client";

import { useTranslations } from "next-intl";
import { useDraft } from "#components/playground/playground-context.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

/** Files that were not taken, each with its reason. */
export function RefusalList() {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  const refusals = useDraft((draft) => draft.refusals);
  const dismiss = useDraft((draft) => draft.dismissRefusals);
  return (
    <div role="alert">
      {refusals.length > 0 && (
        <div className="flex items-start gap-2 border-line border-b py-1 ps-3 pe-1">
          <ul className="max-h-40 min-w-0 flex-1 overflow-y-auto py-1 text-sm">
            {refusals.map(({ key, name, code, params = {} }) => {
              const { title, next } = errorText(errors, { code, params });
              return (
                <li key={key}>
                  <span className="font-semibold">{name}</span>{" "}
                  <span className="text-danger-ink">
                    {title} {next}
                  </span>
                </li>
              );
            })}
          </ul>
          <IconButton label={t("attachments.dismiss")} icon={<Glyph name="close" />} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
