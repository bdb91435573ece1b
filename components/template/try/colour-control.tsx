"use client";

import { useTranslations } from "next-intl";
import type { FieldControl } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type ColourControlProps = {
  control: FieldControl;
  palette: readonly string[];
  value: string;
  onChange: (value: string | undefined) => void;
};

/** A colour by its number, by the system's picker, or from the palette. */
export function ColourControl({ control, palette, value, onChange }: ColourControlProps) {
  const t = useTranslations("template");
  const isColour = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label={t("values.pickColour")}
          value={isColour ? value.toLowerCase() : "#808080"}
          onChange={(event) => onChange(event.currentTarget.value)}
          className="size-control shrink-0 cursor-pointer rounded-control border border-edge bg-raised p-0.5"
        />
        <TextInput
          {...control}
          value={value}
          placeholder="#d62828"
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          className="font-mono"
          onChange={(event) => onChange(event.currentTarget.value.trim().toLowerCase() || undefined)}
        />
      </div>
      {palette.length > 0 && (
        <fieldset className="flex flex-wrap gap-1.5" aria-label={t("values.palette")}>
          {palette.map((colour) => (
            <button
              key={colour}
              type="button"
              aria-label={colour}
              aria-pressed={colour === value}
              onClick={() => onChange(colour)}
              className="size-8 rounded-control border-2 border-edge aria-pressed:border-accent aria-pressed:outline-2 aria-pressed:outline-ring aria-pressed:outline-offset-1"
              style={{ backgroundColor: colour }}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
