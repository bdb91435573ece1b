import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** Says why something could not be done; answers whether it was. */
export function useTell(): <Value>(
  outcome: Outcome<Value> | "unreachable",
) => outcome is Extract<Outcome<Value>, { ok: true }> {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  return useCallback(
    <Value>(outcome: Outcome<Value> | "unreachable"): outcome is Extract<Outcome<Value>, { ok: true }> => {
      if (outcome !== "unreachable" && outcome.ok) return true;
      const text =
        outcome === "unreachable"
          ? { title: t("unreachable.what"), next: t("unreachable.next") }
          : errorText(errors, outcome.error);
      toast({ title: text.title, text: text.next, tone: "danger" });
      return false;
    },
    [t, errors],
  );
}
