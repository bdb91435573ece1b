"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { Button } from "#components/ui/button.tsx";
import { Field, FieldNotes } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { errorText } from "#lib/i18n/error-text.ts";
import { maxShareTitle, type ShareTerm, type ShareView, shareTerms } from "#lib/shares/view.ts";
import type { ShareActions } from "./share-actions.ts";

type Props = { imageIds: readonly string[]; actions: ShareActions; onMade: (share: ShareView) => void };

/** What a new link says and how long. The prompt stays hidden unless somebody wants it shown. */
export function ShareForm({ imageIds, actions, onMade }: Props) {
  const t = useTranslations("share");
  const errors = useTranslations("errors");
  const [title, setTitle] = useState("");
  const [term, setTerm] = useState<ShareTerm>("7d");
  const [showPrompt, setShowPrompt] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const outcome = await attempt(() =>
      actions.createShare({ imageIds: [...imageIds], term, title, showPrompt }),
    );
    setBusy(false);
    if (outcome === "unreachable") return setProblem(t("unreachable"));
    if (!outcome.ok) {
      const { title: what, next } = errorText(errors, outcome.error);
      return setProblem(`${what} ${next}`);
    }
    onMade(outcome.value);
  };
  return (
    <form onSubmit={create} className="flex flex-col gap-3">
      <Field label={t("form.title")} hint={t("form.titleHint")}>
        {(control) => (
          <TextInput
            {...control}
            data-autofocus=""
            value={title}
            maxLength={maxShareTitle}
            autoComplete="off"
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Segmented
        label={t("form.term")}
        options={shareTerms.map((value) => ({ value, label: t(`term.${value}`) }))}
        value={term}
        onChange={setTerm}
      />
      <Switch
        label={t("form.showPrompt")}
        hint={t("form.showPromptHint")}
        checked={showPrompt}
        onChange={setShowPrompt}
      />
      <FieldNotes id="share-problem" error={problem} />
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        {t("form.create")}
      </Button>
    </form>
  );
}
