import clsx from "clsx";
import type { ReactNode } from "react";

const tones = {
  neutral: "bg-control text-ink",
  accent: "bg-accent-soft text-accent-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
};

/** A small fact beside a name. Never colour alone: it always has words. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={clsx(
        "forced-edge inline-flex items-center gap-1 rounded-[4px] px-1.5 text-xs leading-5 whitespace-nowrap [&_svg]:size-3",
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
