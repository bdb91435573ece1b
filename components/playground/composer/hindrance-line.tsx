"use client";

import { useTranslations } from "next-intl";
import { useView } from "#components/playground/playground-context.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

/** Why the click did not count, and what to do about it; said once, when it appears. */
export function HindranceLine() {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  const hindrance = useView((view) => view.hindrance);
  const text =
    typeof hindrance === "string"
      ? { title: t(`hindrance.${hindrance}.what`), next: t(`hindrance.${hindrance}.next`) }
      : hindrance && errorText(errors, hindrance);
  return (
    <div role="alert" id="hindrance">
      {text && (
        <p className="flex items-start gap-1.5 px-3 py-1.5 text-danger-ink text-sm">
          <Glyph name="alert" className="mt-[0.2em] size-3.5 shrink-0" />
          <span>
            {text.title} {text.next}
          </span>
        </p>
      )}
    </div>
  );
}
