"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";

function useWipe() {
  const { store } = useCompareParts();
  const wipe = useCompare((state) => state.wipe);
  const to = (value: number) => store.getState().set({ wipe: Math.min(100, Math.max(0, value)) });
  return { wipe, to };
}

/** The line where the two pictures meet, for whoever drags. Its slider below does the same by clicks and keys. */
export function WipeHandle({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const { wipe, to } = useWipe();
  const follow = (clientX: number) => {
    const box = stage.current?.getBoundingClientRect();
    if (box && box.width > 0) to(((clientX - box.left) / box.width) * 100);
  };
  return (
    <div
      aria-hidden="true"
      data-handle
      className="absolute inset-y-0 w-11 -translate-x-1/2 cursor-ew-resize touch-none"
      style={{ left: `${wipe}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event.clientX);
      }}
    >
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-on-scrim" />
      <span className="absolute top-1/2 left-1/2 size-9 -translate-1/2 rounded-full border-2 border-on-scrim bg-scrim" />
    </div>
  );
}

/** Arrows move by 1 %, with Shift or Page keys by 10 %, Home and End to the edges. */
export function WipeSlider() {
  const t = useTranslations("compare");
  const { wipe, to } = useWipe();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -10, ArrowRight: 10 }[event.key];
    if (!event.shiftKey || step === undefined) return;
    event.preventDefault();
    to(wipe + step);
  };
  return (
    <input
      type="range"
      min={0}
      max={100}
      step={1}
      value={Math.round(wipe)}
      aria-label={t("wipe.label")}
      aria-valuetext={t("wipe.value", { percent: Math.round(wipe) })}
      onChange={(event) => to(Number(event.currentTarget.value))}
      onKeyDown={onKeyDown}
      className="min-h-control w-full"
    />
  );
}
