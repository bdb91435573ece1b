"use client";

import { useEffect, useRef } from "react";

/**
 * The one tooltip of the page: shows the `data-tip` of whatever is hovered or focused by keyboard (see `tip`). It can be
 * hovered, stays until the pointer leaves, and Esc hides it (WCAG 1.4.13). What it does is fetched after the page.
 */
export function TooltipHost() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    const begin = async () => {
      // Without a line there are no tips; every name is read aloud and stands in its menu all the same.
      const watching = await import("./watch-tips.ts").catch(() => null);
      if (watching && ref.current && !gone) stop = watching.watchTips(ref.current);
    };
    if (document.readyState === "complete") void begin();
    else addEventListener("load", begin, { once: true });
    return () => {
      gone = true;
      removeEventListener("load", begin);
      stop();
    };
  }, []);
  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden="true"
      className="floating flex! max-w-72 items-center gap-2 px-2 py-1 text-sm [&:not(:popover-open)]:hidden!"
    />
  );
}
