import clsx from "clsx";
import type { FieldControl } from "./field.tsx";
import { Glyph } from "./glyph.tsx";

type StepperProps = {
  /** From the Field around it, or `{ "aria-label": … }`. */
  control: FieldControl | { "aria-label": string };
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** Names of the two buttons. */
  lessLabel: string;
  moreLabel: string;
  disabled?: boolean;
  className?: string;
};

/** A whole number between two limits: typed, stepped by buttons or by arrow keys. */
export function Stepper({
  control,
  value,
  onChange,
  min,
  max,
  step = 1,
  lessLabel,
  moreLabel,
  disabled,
  className,
}: StepperProps) {
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const side =
    "flex min-h-control w-control shrink-0 items-center justify-center text-muted enabled:hover:text-ink disabled:opacity-45 focus-visible:-outline-offset-2 rounded-control";
  return (
    <div
      className={clsx(
        "flex w-full items-center rounded-control border border-edge bg-raised",
        disabled && "opacity-45",
        className,
      )}
    >
      <button
        type="button"
        aria-label={lessLabel}
        disabled={disabled || value <= min}
        onClick={() => set(value - step)}
        className={side}
      >
        <Glyph name="minus" />
      </button>
      <input
        {...control}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        value={value}
        onChange={(event) =>
          Number.isFinite(event.currentTarget.valueAsNumber) && set(event.currentTarget.valueAsNumber)
        }
        className="tabular min-w-0 flex-1 appearance-none bg-transparent text-center text-base outline-offset-0 [&::-webkit-inner-spin-button]:appearance-none [-moz-appearance:textfield] coarse:text-lg"
      />
      <button
        type="button"
        aria-label={moreLabel}
        disabled={disabled || value >= max}
        onClick={() => set(value + step)}
        className={side}
      >
        <Glyph name="plus" />
      </button>
    </div>
  );
}
