"use client";

import { ArrowLeftRight, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { shown } from "#components/compare/compare-store.ts";
import { useCaption } from "#components/compare/use-caption.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";

/** Which two lie over each other, and their change of places. */
export function PairPicker() {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const images = useCompare(shown);
  const pair = useCompare((state) => state.pair);
  const mode = useCompare((state) => state.mode);
  const paused = useCompare((state) => state.paused);
  const caption = useCaption();
  const options = images.map((compared, index) => ({
    value: String(index),
    label: caption(compared, index).letter,
    name: caption(compared, index).alt,
  }));
  const picker = (side: 0 | 1) => (
    <Segmented
      label={side === 0 ? t("pair.first") : t("pair.second")}
      hideLabel
      options={options}
      value={String(pair[side])}
      onChange={(value) => store.getState().choosePair(side, Number(value))}
      className="w-auto"
    />
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {images.length > 2 && picker(0)}
      <IconButton
        label={t("pair.swap")}
        keys="X"
        icon={<ArrowLeftRight aria-hidden="true" />}
        onClick={() => store.getState().choosePair(0, pair[1])}
      />
      {images.length > 2 && picker(1)}
      {mode === "blink" && (
        <IconButton
          label={paused ? t("blink.go") : t("blink.pause")}
          keys="Space"
          icon={paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          onClick={() => store.getState().set({ paused: !paused })}
        />
      )}
    </div>
  );
}
