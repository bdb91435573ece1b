"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { isExtended, mostOf, type Side, sides, withSide } from "#components/editor/outpaint/outset.ts";
import { NumberField } from "#components/editor/panels/number-field.tsx";
import { type RegionUnit, regionUnits } from "#components/editor/panels/region-units.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { canvasOf } from "#lib/compositing/plan-edit.ts";
import { maxEditEdge, maxEditPixels } from "#lib/edits/view.ts";

/** The frame by numbers: how far each side is moved out, how large the canvas becomes, and what stops it. */
export function ExtendPanel() {
  const t = useTranslations("editor.outpaint");
  const e = useTranslations("editor");
  const format = useFormatter();
  const { engine, outsets } = useEditor();
  const outset = useEdit((state) => state.outset);
  const plan = useEdit((state) => state.plan);
  const [unit, setUnit] = useState<RegionUnit>("pixels");
  const source = engine.picture;
  const canvas = canvasOf(source, outset);
  const isFull = sides.some((side) => outset[side] > 0 && outset[side] === mostOf(source, outset, side));
  const edgeOf = (side: Side) => (side === "left" || side === "right" ? source.width : source.height);
  const commit = (side: Side, typed: number) => {
    const pixels = unit === "pixels" ? typed : (typed * edgeOf(side)) / 100;
    outsets.commit(withSide(source, outset, side, pixels), "number");
    requestAnimationFrame(() => engine.show("fit"));
  };
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={e("regions.unit")}
        hideLabel
        options={regionUnits.map((value) => ({ value, label: e(`units.${value}`) }))}
        value={unit}
        onChange={setUnit}
      />
      <div className="grid grid-cols-4 gap-1">
        {sides.map((side) => (
          <NumberField
            key={side}
            label={t(`sides.${side}`)}
            value={
              unit === "pixels" ? outset[side] : Math.round((10_000 * outset[side]) / edgeOf(side)) / 100
            }
            step={unit === "pixels" ? 1 : "any"}
            commit={(typed) => commit(side, typed)}
          />
        ))}
      </div>
      <p className="tabular text-sm" data-canvas-size>
        {isExtended(outset) ? t("becomes", canvas) : t("nothing", canvas)}
        {isExtended(outset) && plan && (
          <span className="block">
            {t("sharpness", {
              width: plan.modelSize.width,
              height: plan.modelSize.height,
              scale: format.number(plan.scale, { style: "percent", maximumFractionDigits: 0 }),
            })}
          </span>
        )}
      </p>
      <p
        className={isFull ? "text-sm text-warning-ink" : "text-muted text-sm"}
        role={isFull ? "status" : undefined}
      >
        {t(isFull ? "full" : "limits", { edge: maxEditEdge, megapixels: maxEditPixels / 1_000_000 })}
      </p>
      <p className="text-muted text-sm">{t("promise")}</p>
    </div>
  );
}
