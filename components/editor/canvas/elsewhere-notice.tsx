"use client";

import { useTranslations } from "next-intl";
import { useEditor, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { Button } from "#components/ui/button.tsx";

/** Another tab paints or draws on this picture: what is done here is not kept until this one takes over. */
export function ElsewhereNotice() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const saving = useEngine((state) => state.saving);
  const marks = useMarkup((state) => state.elsewhere);
  if (saving !== "elsewhere" && !marks) return null;
  const takeOver = () => {
    if (saving === "elsewhere") void engine.takeOver();
    void marks?.takeOver();
  };
  return (
    <div
      role="alert"
      className="absolute inset-x-3 top-3 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-raised px-3 py-2 text-sm shadow-float"
    >
      <span>{t("saving.elsewhere")}</span>
      <Button onClick={takeOver}>{t("saving.takeOver")}</Button>
    </div>
  );
}
