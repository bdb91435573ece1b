"use client";

import {
  Columns2,
  Diff,
  Flame,
  Image as ImageIcon,
  type LucideIcon,
  SplitSquareHorizontal,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { EdgePopover } from "#components/editor/results/edge-popover.tsx";
import { HoldButton, ProviderButton } from "#components/editor/results/look-buttons.tsx";
import { type ResultMode, resultModes } from "#components/editor/results/results-store.ts";
import { useChosenResult, useResults } from "#components/editor/results/use-results.ts";
import { Segmented } from "#components/ui/segmented.tsx";

const faces: Readonly<Record<ResultMode, LucideIcon>> = {
  result: ImageIcon,
  wipe: SplitSquareHorizontal,
  side: Columns2,
  difference: Diff,
  drift: Flame,
};

/** How the chosen result is looked at, and what can be moved about it without a new call. */
export function ViewControls() {
  const t = useTranslations("editor.results");
  const mode = useResults((state) => state.mode);
  const set = useResults((state) => state.set);
  const chosen = useChosenResult();
  const hasDrift = chosen?.result.proof != null;
  return (
    <div data-modes className="flex flex-wrap items-center gap-1">
      <Segmented
        label={t("mode.label")}
        hideLabel
        options={resultModes.map((value) => {
          const Icon = faces[value];
          return {
            value,
            name: t(`mode.${value}`),
            disabled: chosen === null || (value === "drift" && !hasDrift),
            reason: value === "drift" && chosen && !hasDrift ? t("noDrift") : t(`mode.${value}`),
            label: (
              <>
                <Icon aria-hidden="true" className="size-4" />
                <span className="max-2xl:hidden">{t(`mode.${value}`)}</span>
              </>
            ),
          };
        })}
        value={mode}
        onChange={(next) => set({ mode: next })}
      />
      <HoldButton />
      <ProviderButton />
      <EdgePopover />
    </div>
  );
}
