"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";

type SliderProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** Behind the number: px, %. */
  unit?: ReactNode;
  /** The slider moves evenly through orders of magnitude: for sizes from 1 to thousands. */
  logarithmic?: boolean;
  className?: string;
};

const positions = 1000;

/** A value one drags or types; the number is the click twin of the drag (WCAG 2.5.7). */
export function Slider(props: SliderProps) {
  const { label, value, onChange, min, max, step = 1, unit, logarithmic = false, className } = props;
  const id = useId();
  const set = (next: number) => {
    if (Number.isFinite(next)) onChange(Math.min(max, Math.max(min, next)));
  };
  const range = logarithmic
    ? {
        min: 0,
        max: positions,
        value: toPosition(value, min, max),
        onChange: (position: number) => set(fromPosition(position, min, max)),
      }
    : { min, max, value, onChange: set };
  return (
    <div className={clsx("flex min-w-0 items-center gap-2", className)}>
      <label htmlFor={id} className="whitespace-nowrap text-muted text-sm">
        {label}
      </label>
      <input
        type="range"
        min={range.min}
        max={range.max}
        step={logarithmic ? 1 : step}
        value={range.value}
        aria-label={label}
        aria-valuetext={`${value}${typeof unit === "string" ? ` ${unit}` : ""}`}
        onChange={(event) => range.onChange(event.currentTarget.valueAsNumber)}
        className="h-control min-w-16 flex-1"
      />
      <span className="flex shrink-0 items-center gap-0.5 text-sm">
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
          className="tabular min-h-6 w-11 rounded-[4px] border border-transparent bg-transparent px-1 text-end outline-offset-0 [-moz-appearance:textfield] hover:border-edge focus:border-edge coarse:min-h-control [&::-webkit-inner-spin-button]:appearance-none"
        />
        {unit && (
          <span aria-hidden="true" className="text-muted">
            {unit}
          </span>
        )}
      </span>
    </div>
  );
}

const toPosition = (value: number, min: number, max: number) =>
  Math.round((positions * Math.log(Math.max(value, min) / min)) / Math.log(max / min));
const fromPosition = (position: number, min: number, max: number) =>
  Math.round(min * (max / min) ** (position / positions));
