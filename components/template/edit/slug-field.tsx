"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** The name in addresses and code. An old one keeps leading here. */
export function SlugField() {
  const t = useTranslations("template");
  const router = useRouter();
  const { template } = useTemplateFacts();
  const { actions, autosave } = useTemplateParts();
  const tell = useTell();
  const [slug, setSlug] = useState(template.slug);
  const [busy, setBusy] = useState(false);
  const isChanged = slug !== template.slug && slug !== "";
  const rename = async () => {
    setBusy(true);
    await autosave.flush();
    const outcome = await attempt(() => actions.renameTemplate({ templateId: template.id, slug }));
    setBusy(false);
    if (tell(outcome)) router.replace(`/library/${slug}`);
  };
  return (
    <Field label={t("details.slug")} hint={t("details.slugHint")}>
      {(control) => (
        <div className="flex gap-2">
          <TextInput
            {...control}
            value={slug}
            maxLength={80}
            spellCheck={false}
            autoComplete="off"
            className="font-mono"
            onChange={(event) => setSlug(event.currentTarget.value.trim())}
          />
          {isChanged && (
            <Button onClick={rename} busy={busy}>
              {t("details.rename")}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
