"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isName } from "#components/template/body/names.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type NameInputProps = {
  label: string;
  name: string;
  taken: (name: string) => boolean;
  rename: (name: string) => void;
};

/** A variable's or slot's name; takes effect when one leaves it or presses Enter, everywhere it is used. */
export function NameInput({ label, name, taken, rename }: NameInputProps) {
  const t = useTranslations("template");
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const wanted = text.trim().normalize("NFC");
  const problem =
    wanted === name
      ? null
      : !isName(wanted)
        ? t("names.impossible")
        : taken(wanted)
          ? t("names.taken")
          : null;
  const commit = () => {
    if (problem || wanted === "") setText(name);
    else if (wanted !== name) rename(wanted);
  };
  return (
    <Field label={label} error={problem} hint={t("names.hint")}>
      {(control) => (
        <TextInput
          {...control}
          value={text}
          spellCheck={false}
          autoComplete="off"
          className="font-mono"
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing && event.keyCode !== 229) commit();
          }}
        />
      )}
    </Field>
  );
}
