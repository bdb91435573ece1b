import { type ReactNode, useId } from "react";
import { Glyph } from "./glyph.tsx";

/** What the control of a field must carry. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: ReactNode;
  /** Stays below the control. */
  hint?: ReactNode;
  /** Says what is wrong and what to do; replaces nothing, since the hint may hold the answer. */
  error?: ReactNode;
  /** Beside the label, at the end of its row. */
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A label, a control, its hint and its error, tied together for every reader. */
export function Field({ label, hint, error, aside, className, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={className}>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm text-muted">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The small print of a field or a group. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-danger-ink text-sm">
          <Glyph name="alert" className="mt-[0.2em] size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}
