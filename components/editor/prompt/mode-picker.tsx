"use client";

import { useTranslations } from "next-intl";
import { Slider } from "#components/editor/dock/slider.tsx";
import { useEdit } from "#components/editor/editor-context.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { editModes } from "#lib/edits/view.ts";

const widestBand = 128;
const usualBand = 16;

/** How strictly what is not painted stays, each said in one line. */
export function ModePicker() {
  const t = useTranslations("editor");
  const mode = useEdit((state) => state.mode);
  const settings = useEdit((state) => state.settings);
  const set = useEdit((state) => state.set);
  return (
    <div className="flex flex-col gap-1">
      <Segmented
        label={t("mode.label")}
        options={editModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        value={mode}
        onChange={(next) =>
          set({
            mode: next,
            ...(next === "soft" && settings.band === 0 && { settings: { ...settings, band: usualBand } }),
          })
        }
        hint={t(`mode.${mode}Hint`)}
      />
      {mode === "soft" && (
        <Slider
          label={t("mode.band")}
          value={settings.band}
          onChange={(band) => set({ settings: { ...settings, band } })}
          min={1}
          max={widestBand}
          unit="px"
        />
      )}
    </div>
  );
}
