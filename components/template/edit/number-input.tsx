import type { FieldControl } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type NumberInputProps = {
  control: FieldControl;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | "any";
  placeholder?: string;
};

/** A number or nothing. */
export function NumberInput({ control, value, onChange, step = "any", ...rest }: NumberInputProps) {
  return (
    <TextInput
      {...control}
      {...rest}
      type="number"
      inputMode="decimal"
      step={step}
      value={value ?? ""}
      onChange={(event) => {
        const number = event.currentTarget.valueAsNumber;
        onChange(Number.isFinite(number) ? number : null);
      }}
      className="tabular"
    />
  );
}
