"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";

/** A template that was never frozen goes for good, so it is asked about. */
export function DeleteDialog({ close }: { close: () => void }) {
  const t = useTranslations("template");
  const router = useRouter();
  const tell = useTell();
  const { template } = useTemplateFacts();
  const { actions, autosave } = useTemplateParts();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    await autosave.flush();
    const outcome = await attempt(() => actions.deleteTemplate({ templateId: template.id }));
    setBusy(false);
    if (!tell(outcome)) return close();
    toast({ title: t("delete.done", { slug: template.slug }) });
    router.push("/library");
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("delete.title", { slug: template.slug })}
      description={t("delete.text")}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            {t("delete.button")}
          </Button>
        </>
      }
    />
  );
}
