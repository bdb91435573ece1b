"use client";

import type { CSSProperties, KeyboardEvent, RefObject } from "react";

/** 0-100: how much of the lower picture is seen, from the left. */
type Wipe = { wipe: number; to: (wipe: number) => void };

const bounded = (wipe: number) => Math.min(100, Math.max(0, wipe));

/** How the upper of two pictures lies over the lower one while it is wiped away. */
export const wiped = (wipe: number): CSSProperties => ({ clipPath: `inset(0 0 0 ${wipe}%)` });
/** The part of the lower one that is still seen. */
export const kept = (wipe: number): CSSProperties => ({ clipPath: `inset(0 ${100 - wipe}% 0 0)` });
/** The upper picture taken from the lower one; black where they are the same. */
export const subtracted: CSSProperties = { mixBlendMode: "difference" };
/** Around both: small differences show, three times as strong. */
export const amplified: CSSProperties = { filter: "brightness(3)" };

/** The line where the two pictures meet, for whoever drags. `WipeSlider` does the same by clicks and keys. */
export function WipeHandle({ stage, wipe, to }: Wipe & { stage: RefObject<HTMLElement | null> }) {
  const follow = (clientX: number) => {
    const box = stage.current?.getBoundingClientRect();
    if (box && box.width > 0) to(bounded(((clientX - box.left) / box.width) * 100));
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
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-on-scrim shadow-[0_0_0_1px_var(--scrim)]" />
      <span className="absolute top-1/2 left-1/2 size-9 -translate-1/2 rounded-full border-2 border-on-scrim bg-scrim" />
    </div>
  );
}

type WipeSliderProps = Wipe & { label: string; value: string; className?: string };

/** Arrows move by 1 %, with Shift or Page keys by 10 %, Home and End to the edges. `value`: the place in words. */
export function WipeSlider({ wipe, to, label, value, className = "w-full" }: WipeSliderProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -10, ArrowRight: 10 }[event.key];
    if (!event.shiftKey || step === undefined) return;
    event.preventDefault();
    to(bounded(wipe + step));
  };
  return (
    <input
      type="range"
      data-wipe
      min={0}
      max={100}
      step={1}
      value={Math.round(wipe)}
      aria-label={label}
      aria-valuetext={value}
      onChange={(event) => to(bounded(Number(event.currentTarget.value)))}
      onKeyDown={onKeyDown}
      className={`min-h-control ${className}`}
    />
  );
}
