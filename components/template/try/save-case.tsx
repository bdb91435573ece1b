"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import type { FormState } from "#components/template/try/form-state.ts";
import { slotImages } from "#components/template/try/try-store.ts";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";

/** Keeps what is filled in as a case the template must draw well. */
export function SaveCase({ form }: { form: FormState }) {
  const t = useTranslations("template");
  return (
    <Popover
      label={t("cases.saveForm")}
      placement={{ side: "top" }}
      className="w-80"
      trigger={(props) => (
        <Button {...props} variant="ghost">
          {t("cases.saveForm")}
        </Button>
      )}
    >
      {(close) => <CaseName form={form} close={close} />}
    </Popover>
  );
}

function CaseName({ form, close }: { form: FormState; close: () => void }) {
  const t = useTranslations("template");
  const { actions, tryout } = useTemplateParts();
  const { template, refresh } = useTemplateFacts();
  const tell = useTell();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (name.trim() === "") return;
    setBusy(true);
    const outcome = await attempt(() =>
      actions.saveCase({
        templateId: template.id,
        caseId: null,
        name: name.trim(),
        values: form.values,
        slots: slotImages(tryout.getState()),
        required: true,
      }),
    );
    setBusy(false);
    if (!tell(outcome)) return;
    toast({ title: t("cases.saved", { name: name.trim() }), tone: "success" });
    refresh();
    close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="flex gap-2"
    >
      <TextInput
        autoFocus
        aria-label={t("cases.name")}
        placeholder={t("cases.name")}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t("cases.save")}
      </Button>
    </form>
  );
}
