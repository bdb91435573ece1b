"use client";

import { type ReactNode, useEffect } from "react";
import { Button } from "./button.tsx";
import { tip } from "./tip.ts";

/** What can be done with everything that is selected. Floats over the foot of a list. */
export function SelectionBar({ label, children }: { label: string; children: ReactNode }) {
  useRaisedToasts();
  return (
    <div
      data-covers="bottom"
      className="pointer-events-none sticky bottom-0 z-20 mt-auto px-3 pt-3 pb-3 lg:px-6 lg:pb-5"
    >
      <div
        role="toolbar"
        aria-label={label}
        className="floating pointer-events-auto mx-auto flex w-fit max-w-full animate-appear flex-wrap items-center justify-center gap-1 p-1.5"
      >
        {children}
      </div>
    </div>
  );
}

/** Toasts stand above the bar as long as it is there: what they tell of must not be covered by them. */
function useRaisedToasts(): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--toast-bottom", "5.5rem");
    return () => {
      style.removeProperty("--toast-bottom");
    };
  }, []);
}

type BarDeedProps = { name: string; picture: ReactNode; run: () => void; keys?: string; isDanger?: boolean };

/** Icon and word; where there is little room only the icon. */
export function BarDeed({ name, picture, run, keys, isDanger }: BarDeedProps) {
  return (
    <Button
      variant="ghost"
      icon={picture}
      aria-label={name}
      {...tip(name, keys)}
      onClick={run}
      className={isDanger ? "text-danger-ink!" : ""}
    >
      <span className="max-lg:sr-only">{name}</span>
    </Button>
  );
}
