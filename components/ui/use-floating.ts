import { type RefObject, type ToggleEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Anchor, keepPlaced, type Placement } from "./place.ts";

/** A native popover that renders its content only while open and stays beside its anchor. */
export function useFloating(anchor: () => Anchor | null, placement?: Placement) {
  const ref = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onBeforeToggle = (event: ToggleEvent) => {
    if (event.target === ref.current && event.newState === "open") flushSync(() => setOpen(true));
  };
  const onToggle = (event: ToggleEvent, opened?: (floating: HTMLDivElement) => void) => {
    const floating = ref.current;
    if (event.target !== floating || !floating) return;
    stop.current?.();
    stop.current = null;
    const beside = anchor();
    if (event.newState === "closed") setOpen(false);
    else {
      if (beside) stop.current = keepPlaced(floating, beside, placement);
      opened?.(floating);
    }
  };
  return {
    ref: ref as RefObject<HTMLDivElement | null>,
    open,
    onBeforeToggle,
    onToggle,
    close: () => ref.current?.hidePopover(),
  };
}
