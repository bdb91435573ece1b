import clsx from "clsx";
import type { ComponentProps } from "react";

/** The look of everything one types into. Its edge holds 3:1 on every surface. */
export const inputClass =
  "w-full min-h-control rounded-control border border-edge bg-raised px-2.5 text-base text-ink transition-[border-color] hover:border-muted focus-visible:outline-offset-0 disabled:opacity-45 aria-invalid:border-danger-ink coarse:text-lg";

/** One line of text. */
export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(inputClass, className)} />;
}
