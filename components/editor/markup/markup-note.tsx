"use client";

import { useTranslations } from "next-intl";
import { useEdit, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { isExtended } from "#components/editor/outpaint/outset.ts";
import { useChoice } from "#components/playground/playground-context.tsx";
import { wayOfMarkup } from "#lib/compositing/way-of-markup.ts";

/** What becomes of the marks with this model, and what of the rest when nothing is painted. */
export function MarkupNote() {
  const t = useTranslations("editor.markup.note");
  const { profile } = useChoice();
  const count = useMarkup(({ history }) => nowIn(history).length);
  const isPainted = useEngine((state) => state.bounds !== null);
  const isLarger = useEdit((state) => isExtended(state.outset));
  if (count === 0 || !profile.edits) return null;
  const masked = isPainted || isLarger;
  const way = wayOfMarkup(profile, masked);
  const reason = way === "field" ? "field" : profile.markup ? "burnedForMask" : "burned";
  return (
    <p data-markup-note={way} className="rounded-control bg-control px-2.5 py-1.5 text-sm">
      {t(reason, { model: profile.id, count })}
      {!masked && <strong className="font-semibold"> {t("nothingLocked")}</strong>}
    </p>
  );
}
