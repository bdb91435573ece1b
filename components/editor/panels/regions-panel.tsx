"use client";

import { Circle, Square } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useStore } from "zustand";
import { coverageText } from "#components/editor/canvas/coverage-text.ts";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { QuickGrid } from "#components/editor/panels/quick-grid.tsx";
import { RegionFields } from "#components/editor/panels/region-fields.tsx";
import { addRow, changeRow, presentRows } from "#components/editor/panels/region-rows.ts";
import { type RegionUnit, regionUnits } from "#components/editor/panels/region-units.ts";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

/** The mask by numbers: for whoever has no pointer, and for whoever wants it exact. */
export function RegionsPanel() {
  const t = useTranslations("editor");
  const { engine, regions } = useEditor();
  const all = useStore(regions, (state) => state.rows);
  const history = useEngine((state) => state.history);
  const historyAt = useEngine((state) => state.historyAt);
  const rows = presentRows(all, { history, historyAt });
  const [unit, setUnit] = useState<RegionUnit>("percent");
  const list = useId();
  const add = (kind: "rectangle" | "ellipse") => {
    const { width, height } = engine.picture;
    const middle = {
      x: Math.round(width / 4),
      y: Math.round(height / 4),
      width: Math.max(1, Math.round(width / 2)),
      height: Math.max(1, Math.round(height / 2)),
    };
    const key = addRow(regions, engine, { kind, ...middle, feather: 0, combination: "add" });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-region="${key}"] input`)?.focus());
  };
  return (
    <div className="flex flex-col gap-3">
      <Covered />
      <div className="grid grid-cols-2 gap-1.5">
        <Button icon={<Square aria-hidden="true" className="size-4" />} onClick={() => add("rectangle")}>
          {t("regions.addRectangle")}
        </Button>
        <Button icon={<Circle aria-hidden="true" className="size-4" />} onClick={() => add("ellipse")}>
          {t("regions.addEllipse")}
        </Button>
        <Button onClick={() => void engine.apply({ kind: "all" })}>{t("regions.whole")}</Button>
        <Button onClick={() => void engine.apply({ kind: "invert" })}>{t("mask.invert")}</Button>
      </div>
      {rows.length > 0 && (
        <>
          <Segmented
            label={t("regions.unit")}
            hideLabel
            options={regionUnits.map((value) => ({ value, label: t(`units.${value}`) }))}
            value={unit}
            onChange={setUnit}
          />
          <ol id={list} aria-label={t("regions.list")} className="flex flex-col gap-2">
            {rows.map((row, index) => (
              <RegionFields
                key={row.key}
                row={row}
                number={index + 1}
                unit={unit}
                change={(next) => {
                  changeRow(regions, engine, row, next);
                  if (!next) focusAfterRemoval(list);
                }}
              />
            ))}
          </ol>
        </>
      )}
      <QuickGrid />
    </div>
  );
}

/** The mask in a sentence: how much, and where. */
function Covered() {
  const t = useTranslations("editor");
  const format = useFormatter();
  const coverage = useEngine((state) => state.coverage);
  const bounds = useEngine((state) => state.bounds);
  if (!bounds) return <p className="text-muted text-sm">{t("regions.nothing")}</p>;
  const { x, y, width, height } = bounds;
  const covered = coverageText(format, coverage);
  return <p className="tabular text-sm">{t("regions.covered", { covered, x, y, width, height })}</p>;
}

/** The button went with its row: the focus goes to the next one, or to the button that adds. */
function focusAfterRemoval(list: string): void {
  requestAnimationFrame(() => {
    const next = document.getElementById(list)?.querySelector<HTMLElement>("li:last-child input");
    (next ?? document.querySelector<HTMLElement>('[data-section="regions"] button'))?.focus();
  });
}
