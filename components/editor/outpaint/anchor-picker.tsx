"use client";

import { useTranslations } from "next-intl";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { type Anchor, anchors, axisOf, outsetFor, type Ratio } from "#components/editor/outpaint/outset.ts";
import { Segmented } from "#components/ui/segmented.tsx";

/** Where the picture stands in a canvas that is longer than it. */
export function AnchorPicker({ ratio, anchor }: { ratio: Ratio; anchor: Anchor }) {
  const t = useTranslations("editor.outpaint");
  const { engine, outsets } = useEditor();
  const axis = useEdit((state) => axisOf(state.outset));
  return (
    <Segmented
      label={t("anchor")}
      hideLabel
      options={anchors.map((value) => ({ value, label: t(`anchors.${axis}.${value}`) }))}
      value={anchor}
      onChange={(next) => {
        const outset = outsetFor(engine.picture, ratio, next);
        if (!outset) return;
        outsets.commit(outset, "ratio", true);
        requestAnimationFrame(() => engine.show("fit"));
      }}
      className="flex-1"
    />
  );
}
