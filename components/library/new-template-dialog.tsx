"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { templatePath } from "#components/library/library-address.ts";
import { useLibrary, useLibraryParts } from "#components/library/library-context.tsx";
import { useDeeds } from "#components/library/use-deeds.ts";
import { attempt } from "#components/playground/reach.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { NameForm } from "#components/ui/name-form.tsx";
import { emptyContent } from "#lib/template/empty-content.ts";

type NewTemplateDialogProps = { template: "generate" | "edit" | "fragment"; close: () => void };

/** Asks for a title, makes an empty draft in the folder one is in, and opens it. */
export function NewTemplateDialog({ template, close }: NewTemplateDialogProps) {
  const t = useTranslations("library.new");
  const locale = useLocale();
  const router = useRouter();
  const { actions } = useLibraryParts();
  const folder = useLibrary(({ query }) => query.filter.folder);
  const { tell } = useDeeds();
  const [isMade, setMade] = useState(false);
  const create = async (title: string): Promise<boolean> => {
    const isFragment = template === "fragment";
    const outcome = await attempt(() =>
      actions.createTemplate({
        kind: isFragment ? "fragment" : "prompt",
        slug: null,
        title: { en: "", "zh-CN": "", [locale]: title },
        folder: folder ?? "",
        content: emptyContent(isFragment ? "generate" : template),
      }),
    );
    if (outcome === "unreachable" || !outcome.ok) {
      tell(outcome === "unreachable" ? outcome : outcome.error);
      return false;
    }
    setMade(true);
    router.push(templatePath(outcome.value.slug));
    return true;
  };
  return (
    <Dialog
      open={!isMade}
      onClose={close}
      title={t(`titles.${template}`)}
      description={t(`texts.${template}`)}
    >
      <div className="mt-3">
        <NameForm label={t("title")} button={t("create")} most={200} isPrimary hasFocus submit={create} />
      </div>
    </Dialog>
  );
}
