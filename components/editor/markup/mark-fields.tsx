"use client";

import clsx from "clsx";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEditor, useMarkup } from "#components/editor/editor-context.tsx";
import { type Mark, type MarkColor, markColorNames, mostText } from "#components/editor/markup/mark.ts";
import { markName } from "#components/editor/markup/mark-name.ts";
import { numbersOf, withNumber } from "#components/editor/markup/mark-numbers.ts";
import { NumberField } from "#components/editor/panels/number-field.tsx";
import type { RegionUnit } from "#components/editor/panels/region-units.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type MarkFieldsProps = { mark: Mark; index: number; unit: RegionUnit; remove: () => void };

/** One mark: what it is, where it stands, what it looks like. */
export function MarkFields({ mark, index, unit, remove }: MarkFieldsProps) {
  const t = useTranslations("editor.markup");
  const { engine, markup } = useEditor();
  const isSelected = useMarkup((state) => state.selected === mark.id);
  const name = markName(t, mark, index);
  return (
    <li
      data-mark={mark.id}
      aria-label={name}
      className={clsx(
        "flex flex-col gap-1.5 rounded-control border p-2",
        isSelected ? "border-accent" : "border-line",
      )}
    >
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={() => markup.set({ selected: isSelected ? null : mark.id })}
          className="min-h-control min-w-0 flex-1 truncate rounded-control px-1 text-start text-sm hover:bg-control aria-pressed:font-semibold"
        >
          {name}
        </button>
        <select
          aria-label={t("color")}
          value={mark.color}
          onChange={(event) =>
            markup.change({ ...mark, color: event.currentTarget.value as MarkColor }, "color")
          }
          className="min-h-control rounded-control border border-edge bg-raised px-1.5 text-sm"
        >
          {markColorNames.map((color) => (
            <option key={color} value={color}>
              {t(`colors.${color}`)}
            </option>
          ))}
        </select>
        <IconButton
          label={t("remove", { mark: name })}
          icon={<Trash2 aria-hidden="true" />}
          onClick={remove}
        />
      </div>
      {mark.kind === "text" && (
        <TextInput
          key={mark.text}
          aria-label={t("text.label")}
          defaultValue={mark.text}
          maxLength={mostText}
          onBlur={({ currentTarget: { value } }) => {
            const text = value.trim();
            if (text && text !== mark.text) markup.change({ ...mark, text }, "text");
          }}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
      )}
      <div className="grid grid-cols-5 gap-1">
        {numbersOf(mark, unit, engine.picture).map(({ name: edge, value }) => (
          <NumberField
            key={edge}
            label={t(edge === "size" && mark.kind === "text" ? "letters" : `numbers.${edge}`)}
            value={value}
            step={unit === "pixels" ? 1 : "any"}
            commit={(typed) =>
              markup.change(
                withNumber(mark, edge, typed, { unit, picture: engine.picture }),
                edge === "x" || edge === "y" ? "move" : edge === "size" ? "size" : "resize",
              )
            }
          />
        ))}
      </div>
    </li>
  );
}
