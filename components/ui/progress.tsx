import clsx from "clsx";

type ProgressProps = {
  /** What is under way; its accessible name. */
  label: string;
  /** 0 to 1, or null while nobody knows. */
  value: number | null;
  /** In words, "2 of 4, 12 s". */
  text?: string;
  className?: string;
};

/** A thin bar. Not a live region: say milestones with `announce`. */
export function Progress({ label, value, text, className }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      aria-valuetext={text}
      max={1}
      value={value ?? undefined}
      className={clsx(
        "block h-1 w-full appearance-none overflow-hidden rounded-full border-0 bg-control text-accent indeterminate:animate-breathe",
        "[&::-webkit-progress-bar]:bg-control [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width] [&::-webkit-progress-value]:duration-200 [&::-moz-progress-bar]:bg-accent indeterminate:[&::-webkit-progress-bar]:bg-accent indeterminate:[&::-moz-progress-bar]:bg-accent forced-colors:forced-color-adjust-none",
        className,
      )}
    />
  );
}
