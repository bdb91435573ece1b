import clsx from "clsx";
import type { ComponentProps } from "react";
import { inputClass } from "./text-input.tsx";

/** Several lines of text; grows with them up to the height its class allows. */
export function TextArea({ className, rows = 2, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={clsx(
        inputClass,
        "block field-sizing-content max-h-80 py-1.5 leading-(--leading)",
        className,
      )}
    />
  );
}
