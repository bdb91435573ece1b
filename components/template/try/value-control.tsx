"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NumberInput } from "#components/template/edit/number-input.tsx";
import { localized } from "#components/template/localized-text.ts";
import { ColourControl } from "#components/template/try/colour-control.tsx";
import { Field, type FieldControl } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Variable, VariableValue } from "#lib/template/content.ts";

type ValueControlProps = {
  variable: Variable;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  aside?: ReactNode;
  /** undefined: nothing. */
  value: VariableValue | undefined;
  onChange: (value: VariableValue | undefined) => void;
};

/** One value, by the type of its variable. */
export function ValueControl({ variable, label, hint, error, aside, value, onChange }: ValueControlProps) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => <Control variable={variable} control={control} value={value} onChange={onChange} />}
    </Field>
  );
}

type ControlProps = Pick<ValueControlProps, "variable" | "value" | "onChange"> & { control: FieldControl };

function Control({ variable, control, value, onChange }: ControlProps) {
  const text = typeof value === "string" ? value : "";
  switch (variable.type) {
    case "text":
    case "renderedText":
      return (
        <TextArea
          {...control}
          rows={1}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "longText":
      return (
        <TextArea
          {...control}
          rows={3}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "date":
      return (
        <TextInput
          {...control}
          type="date"
          value={text}
          min={variable.min ?? undefined}
          max={variable.max ?? undefined}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case "number":
      return (
        <div className="flex items-center gap-2">
          <NumberInput
            control={control}
            value={typeof value === "number" ? value : null}
            min={variable.min ?? undefined}
            max={variable.max ?? undefined}
            step={variable.step ?? (variable.integer ? 1 : "any")}
            onChange={(number) => onChange(number ?? undefined)}
          />
          {variable.unit && <span className="shrink-0 text-muted text-sm">{variable.unit.trim()}</span>}
        </div>
      );
    case "colour":
      return <ColourControl control={control} palette={variable.palette} value={text} onChange={onChange} />;
    case "list":
      return (
        <TextArea
          {...control}
          rows={3}
          value={Array.isArray(value) ? value.join("\n") : ""}
          onChange={(event) => onChange(linesOf(event.currentTarget.value))}
        />
      );
    case "enum":
    case "boolean":
      return <ChoiceControl variable={variable} control={control} value={value} onChange={onChange} />;
  }
}

/** Lines as one types them: the last may be empty until something stands in it. */
const linesOf = (text: string): string[] | undefined => (text === "" ? undefined : text.split("\n"));

function ChoiceControl({ variable, control, value, onChange }: ControlProps) {
  const t = useTranslations("template");
  const locale = useLocale();
  const options =
    variable.type === "enum"
      ? variable.options.map((option) => ({
          key: option.value,
          value: option.value as VariableValue,
          label: localized(option.label, locale) || option.value,
        }))
      : [
          { key: "true", value: true as VariableValue, label: t("values.on") },
          { key: "false", value: false as VariableValue, label: t("values.off") },
        ];
  return (
    <Select
      {...control}
      value={options.find((option) => option.value === value)?.key ?? ""}
      onChange={(event) => onChange(options.find(({ key }) => key === event.currentTarget.value)?.value)}
    >
      <option value="">{t("values.none")}</option>
      {options.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </Select>
  );
}
