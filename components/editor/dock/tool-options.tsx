"use client";

import { Link2, PenTool } from "lucide-react";
import { useTranslations } from "next-intl";
import { CombinationPicker } from "#components/editor/dock/combination-picker.tsx";
import { Slider } from "#components/editor/dock/slider.tsx";
import { combiningTools } from "#components/editor/dock/tool-faces.ts";
import { useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { largestBrush } from "#components/editor/keys/brush-steps.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/** On narrow windows the slider lies below its name and number. */
const stackedWhenNarrow =
  "flex-1 max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-y-0 max-sm:[&>input]:order-last max-sm:[&>input]:col-span-2 max-sm:[&>input]:h-6";

/** What the tool in hand can be told; its room stays the same, so that the dock does not jump. */
export function ToolOptions() {
  const t = useTranslations("editor");
  const tool = useEngine((state) => state.tool);
  return (
    <fieldset
      aria-label={t("dock.optionsOf", { tool: t(`tools.${tool}`) })}
      className="flex min-h-control w-[29rem] min-w-0 max-w-full items-center gap-4 max-sm:min-h-[3.75rem] max-sm:flex-wrap max-sm:gap-x-3 max-sm:gap-y-0"
    >
      {combiningTools.includes(tool) && <CombinationPicker />}
      {tool === "brush" || tool === "eraser" ? (
        <BrushOptions />
      ) : tool === "wand" || tool === "color" || tool === "fill" ? (
        <ToleranceOptions contiguousToo={tool !== "color"} />
      ) : (
        <p className="min-w-0 flex-1 text-muted text-sm leading-tight!">{t(`hints.${tool}`)}</p>
      )}
    </fieldset>
  );
}

function BrushOptions() {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const brush = useEngine((state) => state.brush);
  const set = (change: Partial<typeof brush>) => engine.set({ brush: { ...brush, ...change } });
  return (
    <>
      <Slider
        label={t("options.size")}
        value={Math.round(brush.size)}
        onChange={(size) => set({ size })}
        min={1}
        max={largestBrush(engine.picture)}
        unit="px"
        logarithmic
        className={stackedWhenNarrow}
      />
      <Slider
        label={t("options.hardness")}
        value={Math.round(brush.hardness * 100)}
        onChange={(percent) => set({ hardness: percent / 100 })}
        min={0}
        max={100}
        unit="%"
        className={stackedWhenNarrow}
      />
      <IconButton
        label={t("options.pressure")}
        icon={<PenTool aria-hidden="true" />}
        aria-pressed={brush.pressureSize}
        onClick={() => set({ pressureSize: !brush.pressureSize })}
      />
    </>
  );
}

function ToleranceOptions({ contiguousToo }: { contiguousToo: boolean }) {
  const t = useTranslations("editor");
  const { engine } = useEditor();
  const tolerance = useEngine((state) => state.tolerance);
  const contiguous = useEngine((state) => state.contiguous);
  return (
    <>
      <Slider
        label={t("options.tolerance")}
        value={tolerance}
        onChange={(value) => engine.set({ tolerance: value })}
        min={0}
        max={255}
        className="flex-1"
      />
      {contiguousToo && (
        <IconButton
          label={t("options.contiguous")}
          icon={<Link2 aria-hidden="true" />}
          aria-pressed={contiguous}
          onClick={() => engine.set({ contiguous: !contiguous })}
        />
      )}
    </>
  );
}
