import { useTranslations } from "next-intl";
import { useEdit } from "#components/editor/editor-context.tsx";
import { isExtended } from "#components/editor/outpaint/outset.ts";

/** What the prompt is about: what was painted, what the marks point at, or the picture with what is added. */
export function usePlaceholder(): string {
  const t = useTranslations("editor.prompt");
  const layer = useEdit((state) => state.layer);
  const hasOutset = useEdit((state) => isExtended(state.outset));
  if (layer === "markup") return t("placeholderMarkup");
  return t(layer === "frame" || hasOutset ? "placeholderFrame" : "placeholder");
}
