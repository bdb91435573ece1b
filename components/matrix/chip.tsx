import type { ReactNode } from "react";

type ChipProps = { isChosen: boolean; toggle: (on: boolean) => void; children: ReactNode };

/** One of several choices, all of them in sight. */
export function Chip({ isChosen, toggle, children }: ChipProps) {
  return (
    <label className="inline-flex min-h-control items-center gap-2 rounded-control border border-line px-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-ring">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={(event) => toggle(event.currentTarget.checked)}
        className="size-4 shrink-0 outline-none"
      />
      <span className="min-w-0 break-words">{children}</span>
    </label>
  );
}

/** A legend over its chips. */
export function ChipGroup({
  legend,
  aside,
  children,
}: {
  legend: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex w-full items-baseline justify-between gap-2 text-muted text-sm">
        <span>{legend}</span>
        {aside && <span>{aside}</span>}
      </legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}

/** The list with or without `value`, in the order of `all`. */
export const toggled = <Value,>(
  all: readonly Value[],
  chosen: readonly Value[],
  value: Value,
  on: boolean,
): Value[] => all.filter((one) => (one === value ? on : chosen.includes(one)));
