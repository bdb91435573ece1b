"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type NameFormProps = {
  label: string;
  button: string;
  icon?: ReactNode;
  value?: string;
  most?: number;
  /** Offered while one types. */
  known?: readonly string[];
  isPrimary?: boolean;
  hasFocus?: boolean;
  /** False keeps what was typed. */
  submit: (name: string) => Promise<boolean>;
};

/** One line for a name, and the button that takes it. */
export function NameForm(props: NameFormProps) {
  const { label, button, icon, value = "", most = 80, known = [], isPrimary, hasFocus, submit } = props;
  const id = useId();
  const [name, setName] = useState(value);
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "") return;
    setBusy(true);
    if (await submit(wanted)) setName("");
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex gap-2">
      <TextInput
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={most}
        list={known.length > 0 ? id : undefined}
        autoComplete="off"
        data-autofocus={hasFocus ? "" : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {known.length > 0 && (
        <datalist id={id}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <Button type="submit" variant={isPrimary ? "primary" : "secondary"} icon={icon} busy={isBusy}>
        {button}
      </Button>
    </form>
  );
}
