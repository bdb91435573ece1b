"use client";

import { useEffect, useId, useRef, useState } from "react";
import { TextInput } from "#components/ui/text-input.tsx";

type NumberFieldProps = {
  label: string;
  value: number;
  step: number | "any";
  commit: (typed: number) => void;
};

/** Typing and stepping settle for this long before the canvas is drawn anew. */
const pauseMs = 400;

/** A number that counts once one pauses, presses Enter or goes on. */
export function NumberField({ label, value, step, commit }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = useRef(() => {});
  settle.current = () => {
    if (typed === null) return;
    const next = Number.parseFloat(typed);
    setTyped(null);
    if (Number.isFinite(next) && next !== value) commit(next);
  };
  useEffect(() => {
    if (typed === null || typed === "" || typed === "-") return;
    const timer = setTimeout(() => settle.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block truncate text-center text-muted text-xs">
        {label}
      </label>
      <TextInput
        id={id}
        type="number"
        inputMode="decimal"
        step={step}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => settle.current()}
        onKeyDown={(event) => event.key === "Enter" && settle.current()}
        className="tabular px-1! text-center text-sm! [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
    </div>
  );
}
