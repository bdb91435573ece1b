"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Localized } from "#lib/template/content.ts";

type LocalizedFieldsProps = {
  /** What the two fields are called: `<field>En` and `<field>Zh` of the messages. */
  field: "label" | "note" | "title" | "useWhen";
  value: Localized;
  onChange: (value: Localized) => void;
  onBlur?: () => void;
  long?: boolean;
  maxLength?: number;
};

/** One text in both languages, side by side where there is room. */
export function LocalizedFields({
  field,
  value,
  onChange,
  onBlur,
  long,
  maxLength = 200,
}: LocalizedFieldsProps) {
  const t = useTranslations("template");
  const Control = long ? (TextArea as typeof TextInput) : TextInput;
  const input = (language: keyof Localized, label: string) => (
    <Field label={label}>
      {(control) => (
        <Control
          {...control}
          lang={language}
          value={value[language]}
          maxLength={maxLength}
          autoComplete="off"
          onBlur={onBlur}
          onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {input("en", t(`localized.${field}En`))}
      {input("zh-CN", t(`localized.${field}Zh`))}
    </div>
  );
}
