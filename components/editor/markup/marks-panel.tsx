"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useEditor, useMarkup } from "#components/editor/editor-context.tsx";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { firstPlace } from "#components/editor/markup/first-place.ts";
import { type MarkKind, markKinds, mostMarks } from "#components/editor/markup/mark.ts";
import { markFaces } from "#components/editor/markup/mark-faces.ts";
import { MarkFields } from "#components/editor/markup/mark-fields.tsx";
import { type RegionUnit, regionUnits } from "#components/editor/panels/region-units.ts";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

/** The marks by numbers: for whoever has no pointer, and for whoever wants them exact. */
export function MarksPanel() {
  const t = useTranslations("editor.markup");
  const e = useTranslations("editor");
  const { engine, markup } = useEditor();
  const marks = nowIn(useMarkup((state) => state.history));
  const [unit, setUnit] = useState<RegionUnit>("percent");
  const list = useId();
  const add = (kind: MarkKind) => {
    const mark = markup.make(kind, firstPlace(kind, engine.picture), kind === "text" ? t("text.first") : "");
    if (markup.add(mark)) focusMark(mark.id);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">{t("count", { count: marks.length })}</p>
      <fieldset aria-label={t("add")} className="flex flex-wrap gap-1.5">
        {markKinds.map((kind) => {
          const { icon: Icon } = markFaces[kind];
          return (
            <Button
              key={kind}
              icon={<Icon aria-hidden="true" className="size-4" />}
              disabled={marks.length >= mostMarks}
              onClick={() => add(kind)}
              className="px-2.5!"
            >
              {t(`adds.${kind}`)}
            </Button>
          );
        })}
      </fieldset>
      {marks.length > 0 && (
        <>
          <Segmented
            label={e("regions.unit")}
            hideLabel
            options={regionUnits.map((value) => ({ value, label: e(`units.${value}`) }))}
            value={unit}
            onChange={setUnit}
          />
          <ol
            id={list}
            aria-label={t("list")}
            className="-mx-1 flex max-h-[26rem] flex-col gap-2 overflow-y-auto p-1"
          >
            {marks.map((mark, index) => (
              <MarkFields
                key={mark.id}
                mark={mark}
                index={index}
                unit={unit}
                remove={() => {
                  markup.remove(mark.id);
                  focusAfterRemoval(list);
                }}
              />
            ))}
          </ol>
          <Button onClick={markup.clear} className="self-start">
            {t("clear")}
          </Button>
        </>
      )}
    </div>
  );
}

function focusMark(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-mark="${id}"] input`)?.focus());
}

/** The button went with its row: the focus goes to the next one, or to the button that adds. */
function focusAfterRemoval(list: string): void {
  requestAnimationFrame(() => {
    const next = document.getElementById(list)?.querySelector<HTMLElement>("li:last-child button");
    (next ?? document.querySelector<HTMLElement>('[data-section="marks"] button'))?.focus();
  });
}
