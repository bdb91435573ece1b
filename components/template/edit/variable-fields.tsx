"use client";

import { useTranslations } from "next-intl";
import { asType, variableTypes } from "#components/template/edit/change-variables.ts";
import { LocalizedFields } from "#components/template/edit/localized-fields.tsx";
import { TypeFields } from "#components/template/edit/type-fields.tsx";
import { ValueControl } from "#components/template/try/value-control.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Variable, VariableType, VariableValue } from "#lib/template/content.ts";

type VariableFieldsProps = { variable: Variable; onChange: (variable: Variable) => void };

/** Everything about a variable but its name. */
export function VariableFields({ variable, onChange }: VariableFieldsProps) {
  const t = useTranslations("template");
  const set = (change: Partial<Variable>) => onChange({ ...variable, ...change } as Variable);
  return (
    <>
      <Field label={t("variables.type")} hint={t(`typeHints.${variable.type}`)}>
        {(control) => (
          <Select
            {...control}
            value={variable.type}
            onChange={(event) => onChange(asType(variable, event.currentTarget.value as VariableType))}
          >
            {variableTypes.map((type) => (
              <option key={type} value={type}>
                {t(`types.${type}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <LocalizedFields field="label" value={variable.label} onChange={(label) => set({ label })} />
      <LocalizedFields
        field="note"
        value={variable.note}
        onChange={(note) => set({ note })}
        maxLength={1000}
      />
      <TypeFields variable={variable} onChange={onChange} />
      <ValueControl
        variable={variable}
        label={t("variables.default")}
        hint={t("variables.defaultHint")}
        value={variable.default ?? undefined}
        onChange={(value: VariableValue | undefined) => set({ default: value ?? null } as Partial<Variable>)}
      />
      <Switch
        label={t("variables.required")}
        hint={t("variables.requiredHint")}
        checked={variable.required}
        onChange={(required) => set({ required, ...(required && { wrap: null }) })}
      />
      {!variable.required && (
        <Field label={t("variables.wrap")} hint={t("variables.wrapHint", { value: "{{value}}" })}>
          {(control) => (
            <TextInput
              {...control}
              value={variable.wrap ?? ""}
              maxLength={500}
              onChange={(event) => set({ wrap: event.currentTarget.value || null })}
            />
          )}
        </Field>
      )}
      <Switch
        label={t("variables.strangers")}
        hint={t("variables.strangersHint")}
        checked={variable.trust === "user"}
        onChange={(isUser) => set({ trust: isUser ? "user" : "app" })}
      />
    </>
  );
}
