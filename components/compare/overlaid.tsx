"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useCompare, useCompareParts } from "#components/compare/compare-context.tsx";
import { shown } from "#components/compare/compare-store.ts";
import { PairPicker } from "#components/compare/pair-picker.tsx";
import { Broken } from "#components/compare/pane.tsx";
import { PlacedPicture } from "#components/compare/placed-picture.tsx";
import type { RelativeView } from "#components/compare/relative-view.ts";
import { useCaption } from "#components/compare/use-caption.ts";
import { usePaneGestures, useSize } from "#components/compare/use-pane.ts";
import { WipeHandle, WipeSlider } from "#components/compare/wipe-handle.tsx";
import { amplified, subtracted, wiped } from "#components/ui/wipe.tsx";
import type { ComparedImage } from "#lib/compare/view.ts";

const blinkMs = 700;

/** Two of the pictures over each other: wiped, blinking, or their difference. */
export function Overlaid() {
  const images = useCompare(shown);
  const [first, second] = useCompare((state) => state.pair);
  const [one, other] = [images[first] ?? images[0], images[second] ?? images[1]];
  if (!one || !other) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 p-3">
      <PairPicker />
      <Over one={one} other={other} places={[first, second]} />
    </div>
  );
}

type OverProps = { one: ComparedImage; other: ComparedImage; places: readonly [number, number] };

function Over({ one, other, places }: OverProps) {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const mode = useCompare((state) => state.mode);
  const view = useCompare((state) => state.view);
  const wipe = useCompare((state) => state.wipe);
  const second = useCompare((state) => state.second);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const [broken, setBroken] = useState(false);
  const caption = useCaption();
  const look = useMemo(
    () => ({
      now: () => store.getState().view,
      change: (next: RelativeView) => store.getState().set({ view: next }),
    }),
    [store],
  );
  usePaneGestures(stage, one.image, look);
  useBlinking(mode === "blink");
  const names = [caption(one, places[0]).alt, caption(other, places[1]).alt];
  const top = {
    wipe: wiped(wipe),
    blink: { visibility: second ? "visible" : "hidden" } as const,
    difference: subtracted,
    side: {},
  }[mode];
  const isStretched = Math.abs(ratio(one) / ratio(other) - 1) > 0.01;
  return (
    <>
      <div
        ref={stage}
        data-pane={one.image.id}
        className="relative isolate min-h-[12rem] flex-1 cursor-grab touch-none overflow-hidden rounded-picture bg-backdrop-dark active:cursor-grabbing"
        style={mode === "difference" ? amplified : undefined}
      >
        {broken && <Broken />}
        <PlacedPicture
          key={one.image.id}
          image={one.image}
          alt={names[0] ?? ""}
          view={view}
          pane={size}
          onBroken={() => setBroken(true)}
        />
        <PlacedPicture
          key={`over-${other.image.id}`}
          image={other.image}
          alt={names[1] ?? ""}
          view={view}
          pane={size}
          as={one.image}
          style={top}
          onBroken={() => setBroken(true)}
        />
        {mode === "wipe" && <WipeHandle stage={stage} />}
      </div>
      {mode === "wipe" && <WipeSlider />}
      <p className="px-1 text-muted text-sm">
        {mode === "blink" && t("blink.now", { name: names[second ? 1 : 0] ?? "" })}
        {mode === "difference" && t("difference.explained")}
        {mode === "wipe" && t("wipe.explained", { left: names[0] ?? "", right: names[1] ?? "" })}
        {isStretched && ` ${t("stretched")}`}
      </p>
    </>
  );
}

const ratio = ({ image }: ComparedImage) => image.width / Math.max(1, image.height);

/** Changes the pictures by itself, but not for people who want nothing to move: they press Space. */
function useBlinking(on: boolean): void {
  const { store } = useCompareParts();
  useEffect(() => {
    if (!on || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const timer = setInterval(() => {
      const { second, paused, set } = store.getState();
      if (!paused) set({ second: !second });
    }, blinkMs);
    return () => clearInterval(timer);
  }, [on, store]);
}
