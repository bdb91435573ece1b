import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "onChange" | "children"> & {
  label: ReactNode;
  hint?: ReactNode;
  onChange?: (checked: boolean) => void;
};

/** On or off that takes effect at once. */
export function Switch({ label, hint, onChange, className, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className={clsx("flex items-start justify-between gap-3", className)}>
      <SwitchWords id={rest.id ?? id} hintId={`${id}-hint`} label={label} hint={hint} />
      <input
        {...rest}
        id={rest.id ?? id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own state.
        role="switch"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
        className={clsx(
          "relative h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full border border-edge bg-control transition-colors checked:border-accent checked:bg-accent disabled:opacity-45 forced-colors:forced-color-adjust-none",
          "before:absolute before:top-1/2 before:left-[3px] before:size-4 before:-translate-y-1/2 before:rounded-full before:bg-muted before:transition-[translate,background-color] checked:before:translate-x-4 checked:before:bg-on-accent",
        )}
      />
    </div>
  );
}

function SwitchWords({
  id,
  hintId,
  label,
  hint,
}: {
  id: string;
  hintId: string;
  label: ReactNode;
  hint: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
