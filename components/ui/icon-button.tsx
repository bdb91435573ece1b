import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner.tsx";
import { tip } from "./tip.ts";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  /** Its name, also shown as its tooltip. */
  label: string;
  icon: ReactNode;
  /** Shortcut shown in the tooltip, as "Mod+K". */
  keys?: string;
  /** ghost: on the studio's own ground. scrim: over a picture, readable on white and black alike. */
  variant?: "ghost" | "solid" | "scrim";
  busy?: boolean;
};

const variants = {
  ghost: "text-ink enabled:hover:bg-control aria-pressed:bg-accent-soft aria-expanded:bg-control",
  solid: "bg-control text-ink enabled:hover:bg-control-hover aria-pressed:bg-accent-soft",
  scrim: "bg-scrim text-on-scrim enabled:hover:bg-scrim-strong aria-pressed:bg-scrim-strong",
};

/** A square button with an icon. `aria-pressed` makes it a toggle. */
export function IconButton({
  label,
  icon,
  keys,
  variant = "ghost",
  busy = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...tip(label, keys)}
      aria-label={label}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={clsx(
        "forced-edge inline-flex size-control shrink-0 items-center justify-center rounded-control transition-[background-color,opacity] active:opacity-85 disabled:opacity-45 aria-disabled:opacity-45 [&_svg]:size-4",
        variants[variant],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
    </button>
  );
}
