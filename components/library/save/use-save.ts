import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { templatePath } from "#components/library/library-address.ts";
import type { SaveActions } from "#components/library/save/save-actions.ts";
import type { SaveFormState } from "#components/library/save/use-save-form.ts";
import { attempt } from "#components/playground/reach.ts";
import { toast } from "#components/ui/toast.ts";
import type { ErrorView } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

type As = "draft" | "version";

/** Saves the form; says what became of it and offers the way to the template. */
export function useSave(actions: SaveActions, close: () => void) {
  const t = useTranslations("save");
  const errors = useTranslations("errors");
  const router = useRouter();
  const [saving, setSaving] = useState<As | null>(null);
  const [failure, setFailure] = useState<ErrorView | "unreachable" | null>(null);

  const tell = (outcome: Outcome<unknown> | "unreachable") => {
    if (outcome !== "unreachable" && outcome.ok) return true;
    const { title, next } =
      outcome === "unreachable"
        ? { title: t("unreachable.what"), next: t("unreachable.next") }
        : errorText(errors, outcome.error);
    toast({ title, text: next, tone: "danger" });
    return false;
  };

  const save = async (form: SaveFormState, as: As): Promise<void> => {
    setSaving(as);
    setFailure(null);
    const made = await attempt(() => actions.createTemplate(form.template));
    if (made === "unreachable" || !made.ok) {
      setFailure(made === "unreachable" ? made : made.error);
      setSaving(null);
      return;
    }
    const { id: templateId, slug, draft } = made.value;
    const { testCase } = form;
    // The template is there now: what fails from here on is told, and can be done on its page.
    if (testCase)
      tell(
        await attempt(() =>
          actions.saveCase({ templateId, caseId: null, name: t("caseName"), required: true, ...testCase }),
        ),
      );
    const frozen =
      as === "version" &&
      tell(
        await attempt(() => actions.freezeVersion({ templateId, rev: draft.rev, changelog: t("changelog") })),
      );
    close();
    toast({
      title: frozen
        ? t("savedVersion", { title: form.fields.title })
        : t("savedDraft", { title: form.fields.title }),
      tone: "success",
      action: { label: t("open"), run: () => router.push(templatePath(slug)) },
    });
  };
  return { saving, failure, save };
}
