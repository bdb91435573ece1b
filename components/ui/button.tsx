import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner.tsx";

/** primary: the one main action on a screen. */
export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent font-semibold enabled:hover:bg-accent-hover",
  secondary: "bg-control text-ink enabled:hover:bg-control-hover",
  ghost: "text-ink enabled:hover:bg-control",
  danger: "bg-danger text-on-danger font-semibold enabled:hover:bg-danger-hover",
};

/** The classes of a button, for a link that looks like one. */
export function buttonClass(variant: ButtonVariant = "secondary", className?: string): string {
  return clsx(
    "forced-edge inline-flex min-h-control shrink-0 select-none items-center justify-center gap-1.5 rounded-control px-3 text-center text-base leading-tight",
    "transition-[background-color,opacity] active:not-aria-disabled:opacity-85 disabled:opacity-45 not-aria-busy:aria-disabled:opacity-45",
    variants[variant],
    className,
  );
}

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  /** Drawn before the words. */
  icon?: ReactNode;
  /** Shows a spinner and swallows clicks, but keeps the focus. */
  busy?: boolean;
};

/** A native button, `type="button"` unless told. */
export function Button({
  variant,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy && type === "submit" ? "button" : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClass(variant, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
