import clsx from "clsx";
import type { ComponentProps } from "react";
import { Glyph } from "./glyph.tsx";
import { inputClass } from "./text-input.tsx";

/** A native list of choices in the look of a field. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative block", className)}>
      <select {...rest} className={clsx(inputClass, "appearance-none pe-8!")} />
      <Glyph
        name="down"
        className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
