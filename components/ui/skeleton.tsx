import clsx from "clsx";

/** The place of something that is coming, at its own size. Decorative: the region around it is `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("forced-edge block animate-breathe rounded-picture bg-control", className)}
    />
  );
}
