import clsx from "clsx";
import type { ComponentProps } from "react";
import { Glyph } from "./glyph.tsx";
import { inputClass } from "./text-input.tsx";

/** A native select; children are `<option>`s. `variant="quiet"` has no edge, for a row of pills. */
export function Select({
  className,
  variant = "edged",
  ...rest
}: ComponentProps<"select"> & { variant?: "edged" | "quiet" }) {
  return (
    <span
      className={clsx(
        "relative inline-flex min-w-0 items-center",
        variant === "edged" && "w-full",
        className,
      )}
    >
      <select
        {...rest}
        className={clsx(
          "appearance-none truncate pe-7!",
          variant === "edged"
            ? inputClass
            : "forced-edge min-h-control max-w-full rounded-control bg-control px-2.5 text-base text-ink transition-colors hover:bg-control-hover",
        )}
      />
      <Glyph name="down" className="pointer-events-none absolute end-2 size-4 text-muted" />
    </span>
  );
}
