"use client";

import clsx from "clsx";
import { type ReactNode, type Ref, useId, useRef } from "react";
import type { Placement } from "./place.ts";
import { useFloating } from "./use-floating.ts";

/** Spread on the button that opens the popover. */
export type PopoverTrigger = {
  ref: Ref<HTMLButtonElement>;
  popoverTarget: string;
  "aria-expanded": boolean;
  "aria-haspopup": "dialog";
};

type PopoverProps = {
  /** Accessible name of what opens. */
  label: string;
  trigger: (props: PopoverTrigger) => ReactNode;
  /** Rendered only while open. */
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: Placement;
  className?: string;
};

/** A native popover: light dismiss, Esc and the way back of the focus come from the browser. */
export function Popover({ label, trigger, children, placement, className }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { ref, open, onBeforeToggle, onToggle, close } = useFloating(() => button.current, placement);
  return (
    <>
      {trigger({ ref: button, popoverTarget: id, "aria-expanded": open, "aria-haspopup": "dialog" })}
      <div
        ref={ref}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={onBeforeToggle}
        onToggle={(event) => onToggle(event)}
        className={clsx("floating max-w-[min(24rem,calc(100vw-16px))] overflow-auto p-3", className)}
      >
        {open && (typeof children === "function" ? children(close) : children)}
      </div>
    </>
  );
}
