"use client";

import { useTranslations } from "next-intl";
import { type MarkColor, markColorNames, markColors } from "#components/editor/markup/mark.ts";
import { Segmented } from "#components/ui/segmented.tsx";

type ColorPickerProps = { value: MarkColor; onChange: (color: MarkColor) => void; className?: string };

/** A few strong colours, each with a name. */
export function ColorPicker({ value, onChange, className }: ColorPickerProps) {
  const t = useTranslations("editor.markup");
  return (
    <Segmented
      label={t("color")}
      hideLabel
      options={markColorNames.map((name) => ({
        value: name,
        name: t(`colors.${name}`),
        label: (
          <span
            aria-hidden="true"
            className="forced-color-adjust-none size-4 rounded-full border border-edge"
            style={{ background: markColors[name] }}
          />
        ),
      }))}
      value={value}
      onChange={onChange}
      className={className ?? ""}
    />
  );
}
