"use client";

import { useTranslations } from "next-intl";
import { EnumOptions } from "#components/template/edit/enum-options.tsx";
import { NumberInput } from "#components/template/edit/number-input.tsx";
import { PaletteField } from "#components/template/edit/palette-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Variable } from "#lib/template/content.ts";

type Typed<Type extends Variable["type"]> = Extract<Variable, { type: Type }>;
type Props<Type extends Variable["type"]> = { variable: Typed<Type>; onChange: (variable: Variable) => void };

/** The limits of a variable, as its type has them. */
export function TypeFields({
  variable,
  onChange,
}: {
  variable: Variable;
  onChange: (variable: Variable) => void;
}) {
  const t = useTranslations("template");
  switch (variable.type) {
    case "text":
    case "longText":
    case "renderedText":
      return (
        <Limits
          fields={[["maxLength", t("limits.maxLength")]]}
          values={variable}
          set={(change) => onChange({ ...variable, ...change })}
        />
      );
    case "enum":
      return (
        <EnumOptions options={variable.options} onChange={(options) => onChange({ ...variable, options })} />
      );
    case "number":
      return <NumberFields variable={variable} onChange={onChange} />;
    case "boolean":
      return <BooleanFields variable={variable} onChange={onChange} />;
    case "colour":
      return (
        <PaletteField palette={variable.palette} onChange={(palette) => onChange({ ...variable, palette })} />
      );
    case "date":
      return <DateFields variable={variable} onChange={onChange} />;
    case "list":
      return <ListFields variable={variable} onChange={onChange} />;
  }
}

type LimitsProps<Name extends string> = {
  fields: readonly (readonly [Name, string])[];
  values: Record<Name, number | null>;
  set: (change: Record<string, number | null>) => void;
};

function Limits<Name extends string>({ fields, values, set }: LimitsProps<Name>) {
  const t = useTranslations("template");
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      {fields.map(([name, label]) => (
        <Field key={name} label={label}>
          {(control) => (
            <NumberInput
              control={control}
              value={values[name]}
              placeholder={t("limits.none")}
              onChange={(value) => set({ [name]: value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function NumberFields({ variable, onChange }: Props<"number">) {
  const t = useTranslations("template");
  return (
    <>
      <Limits
        fields={[
          ["min", t("limits.min")],
          ["max", t("limits.max")],
          ["step", t("limits.step")],
        ]}
        values={variable}
        set={(change) => onChange({ ...variable, ...change })}
      />
      <Field label={t("limits.unit")} hint={t("limits.unitHint")}>
        {(control) => (
          <TextInput
            {...control}
            value={variable.unit}
            maxLength={40}
            onChange={(event) => onChange({ ...variable, unit: event.currentTarget.value })}
          />
        )}
      </Field>
      <Switch
        label={t("limits.integer")}
        checked={variable.integer}
        onChange={(integer) => onChange({ ...variable, integer })}
      />
    </>
  );
}

function BooleanFields({ variable, onChange }: Props<"boolean">) {
  const t = useTranslations("template");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(["on", "off"] as const).map((side) => (
        <Field key={side} label={t(`limits.${side}`)} hint={t(`limits.${side}Hint`)}>
          {(control) => (
            <TextInput
              {...control}
              value={variable[side]}
              maxLength={1000}
              onChange={(event) => onChange({ ...variable, [side]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function DateFields({ variable, onChange }: Props<"date">) {
  const t = useTranslations("template");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(["min", "max"] as const).map((side) => (
        <Field key={side} label={t(side === "min" ? "limits.earliest" : "limits.latest")}>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={variable[side] ?? ""}
              onChange={(event) => onChange({ ...variable, [side]: event.currentTarget.value || null })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function ListFields({ variable, onChange }: Props<"list">) {
  const t = useTranslations("template");
  return (
    <>
      <Field label={t("limits.separator")} hint={t("limits.separatorHint")}>
        {(control) => (
          <TextInput
            {...control}
            value={variable.separator}
            maxLength={20}
            onChange={(event) => onChange({ ...variable, separator: event.currentTarget.value })}
          />
        )}
      </Field>
      <Limits
        fields={[
          ["minItems", t("limits.minItems")],
          ["maxItems", t("limits.maxItems")],
          ["maxLength", t("limits.maxItemLength")],
        ]}
        values={variable}
        set={(change) => onChange({ ...variable, ...change })}
      />
    </>
  );
}
