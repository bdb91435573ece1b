"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { attempt } from "#components/playground/reach.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { errorText } from "#lib/i18n/error-text.ts";

/** Nano-dollars per token for one dollar per million tokens. */
const nanoPerDollarPerMillion = 1000;
const fields = ["textInput", "imageInput", "imageOutput"] as const;
type Entry = Record<(typeof fields)[number], string>;

/** Asks what a model costs that no table knows, before its first run. */
export function PriceForm({ close }: { close: () => void }) {
  const t = useTranslations("playground");
  const errors = useTranslations("errors");
  const { actions, view } = usePlayground();
  const { connection, profile } = useChoice();
  const [entry, setEntry] = useState<Entry>({ textInput: "", imageInput: "", imageOutput: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const [textInput, imageInput, imageOutput] = fields.map((field) =>
      Math.round(Number(entry[field]) * nanoPerDollarPerMillion),
    ) as [number, number, number];
    setBusy(true);
    const outcome = await attempt(() =>
      actions.setPrice({
        connectionId: connection.id,
        model: profile.id,
        // A discount for cached input is not known either: the full price errs on the safe side.
        price: {
          textInput,
          cachedTextInput: textInput,
          imageInput,
          cachedImageInput: imageInput,
          imageOutput,
          textOutput: 0,
        },
      }),
    );
    setBusy(false);
    if (outcome === "unreachable") return setProblem(t("hindrance.unreachable.what"));
    if (!outcome.ok) return setProblem(errorText(errors, outcome.error).title);
    view.getState().changeModel(outcome.value);
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("price.title", { model: profile.id })}
      description={t("price.text")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("price.cancel")}
          </Button>
          <Button variant="primary" type="submit" form="price" busy={busy}>
            {t("price.save")}
          </Button>
        </>
      }
    >
      <form id="price" onSubmit={save} className="mt-3 flex flex-col gap-3">
        {fields.map((field, index) => (
          <Field key={field} label={t(`price.${field}`)}>
            {(control) => (
              <TextInput
                {...control}
                type="number"
                required
                min={0}
                step="any"
                inputMode="decimal"
                data-autofocus={index === 0 || undefined}
                value={entry[field]}
                onChange={(event) => setEntry({ ...entry, [field]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
        <p role="alert" className="text-danger-ink text-sm">
          {problem}
        </p>
      </form>
    </Dialog>
  );
}
