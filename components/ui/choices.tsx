"use client";

import { useFormatter } from "next-intl";
import type { ReactNode } from "react";

type ChoicesProps = {
  label: ReactNode;
  /** `count`: how many there are of it. */
  options: readonly { value: string; label: string; count?: number | undefined }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** In place of options, where there are none. */
  none: string;
};

/** Any of several; a long list scrolls by itself. */
export function Choices({ label, options, chosen, onChange, none }: ChoicesProps) {
  const format = useFormatter();
  // What was chosen stays in the list, also when nothing has it any more.
  const missing = chosen.filter((value) => !options.some((one) => one.value === value));
  const all = [...options, ...missing.map((value) => ({ value, label: value, count: 0 }))];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-muted text-sm">{label}</legend>
      {all.length === 0 ? (
        <p className="text-muted text-sm">{none}</p>
      ) : (
        <div className="max-h-48 overflow-y-auto">
          {all.map(({ value, label: name, count }) => (
            <label
              key={value}
              className="flex min-h-7 items-center gap-2 rounded-control px-1 hover:bg-control coarse:min-h-11"
            >
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                  )
                }
                className="size-4 shrink-0"
              />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {count !== undefined && (
                <span className="tabular text-muted text-sm">{format.number(count)}</span>
              )}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
