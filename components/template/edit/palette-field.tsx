"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";

type PaletteFieldProps = { palette: readonly string[]; onChange: (palette: string[]) => void };

/** The colours one may choose from; with none any colour goes. */
export function PaletteField({ palette, onChange }: PaletteFieldProps) {
  const t = useTranslations("template");
  return (
    <fieldset>
      <legend className="mb-1 text-muted text-sm">{t("palette.title")}</legend>
      <ul className="flex flex-wrap items-center gap-2">
        {palette.map((colour, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour is its place while it is being chosen.
          <li key={index} className="flex items-center rounded-control border border-line bg-surface ps-1">
            <input
              type="color"
              aria-label={t("palette.colour", { number: index + 1 })}
              value={colour}
              onChange={(event) => onChange(palette.with(index, event.currentTarget.value.toLowerCase()))}
              className="size-7 cursor-pointer border-0 bg-transparent p-0"
            />
            <code className="px-1.5 font-mono text-xs">{colour}</code>
            <IconButton
              label={t("palette.remove", { colour })}
              icon={<X aria-hidden="true" />}
              onClick={() => onChange(palette.toSpliced(index, 1))}
            />
          </li>
        ))}
        <li>
          <IconButton
            variant="solid"
            label={t("palette.add")}
            icon={<Plus aria-hidden="true" />}
            onClick={() => onChange([...palette, "#d62828"])}
          />
        </li>
      </ul>
      <p className="mt-1 text-muted text-sm">{t("palette.hint")}</p>
    </fieldset>
  );
}
