"use client";

import { useTranslations } from "next-intl";
import { useEditor } from "#components/editor/editor-context.tsx";
import { SaveState } from "#components/editor/header/save-state.tsx";

/** The picture's size, and whether what is painted is kept. */
export function PictureFacts() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const { width, height } = engine.picture;
  return (
    <>
      <span className="tabular shrink-0 text-muted text-sm max-md:hidden">
        {t("facts.size", { width, height })}
      </span>
      <SaveState />
    </>
  );
}
