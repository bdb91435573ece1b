import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { FieldNotes } from "./field.tsx";
import { tip } from "./tip.ts";

export type SegmentedOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  /** Needed when `label` is only a picture. */
  name?: string;
  disabled?: boolean;
  /** Why it can't be chosen; shown on hover, and read aloud. */
  reason?: string;
};

type SegmentedProps<Value extends string> = {
  label: ReactNode;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** tiles: options wrap in a grid and may be tall (ratio pictures). bar: one row. */
  layout?: "bar" | "tiles";
  className?: string;
};

/** One of a few: native radios drawn as a bar or as tiles; arrows move and choose. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, hideLabel, hint, error, layout = "bar", className } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset className={clsx("min-w-0", className)} aria-describedby={described}>
      <legend className={hideLabel ? "sr-only" : "mb-1 text-muted text-sm"}>{label}</legend>
      <div
        className={clsx(
          layout === "bar"
            ? "flex gap-0.5 rounded-control bg-control p-0.5"
            : "grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-1.5",
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            {...(option.reason ? tip(option.reason) : {})}
            className={clsx(
              "relative flex min-w-0 flex-1 items-center justify-center gap-1.5 px-2 text-center text-sm leading-tight transition-colors",
              "has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 has-checked:font-semibold has-disabled:cursor-not-allowed has-disabled:text-muted has-disabled:opacity-60",
              layout === "bar"
                ? "min-h-[calc(var(--control-size)-4px)] rounded-[4px] text-muted hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--edge)]"
                : "min-h-control flex-col rounded-control border border-line py-1.5 hover:border-edge has-checked:border-accent has-checked:bg-accent-soft",
              option.value === value && "forced-selected",
            )}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              aria-label={option.name}
              aria-describedby={option.reason ? `${id}-${option.value}-reason` : undefined}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 m-0 cursor-[inherit] appearance-none outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
      {options.map(({ value: one, reason }) => (
        // Outside of the label, or it would be part of the name; hidden, since only the radio's description reads it.
        <span key={one} id={`${id}-${one}-reason`} hidden>
          {reason}
        </span>
      ))}
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  );
}
