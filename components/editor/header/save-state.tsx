"use client";

import { useTranslations } from "next-intl";
import { useEngine } from "#components/editor/editor-context.tsx";

/** Whether the mask is kept in this browser. A failure is said loudly, elsewhere by the notice over the stage. */
export function SaveState() {
  const t = useTranslations("editor");
  const saving = useEngine((state) => state.saving);
  const untouched = useEngine((state) => state.version === 0);
  if (untouched || saving === "elsewhere") return null;
  return (
    <span
      className={saving === "failed" ? "text-danger-ink text-sm" : "text-muted text-sm max-lg:hidden"}
      role={saving === "failed" ? "alert" : undefined}
    >
      {t(`saving.${saving === "unsaved" ? "saving" : saving}`)}
    </span>
  );
}
