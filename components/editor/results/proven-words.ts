import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { EditResultView, EditView } from "#lib/edits/view.ts";

/** What is said of results that were proven: how far outside of the mask the promise holds, and the worst drift. */
export function useProvenWords(): (
  mode: EditView["mode"],
  results: readonly EditResultView[],
) => string | null {
  const t = useTranslations("editor.results");
  return useCallback(
    (mode: EditView["mode"], results: readonly EditResultView[]) => {
      const proven = results.filter(({ proof }) => proof !== null);
      if (proven.length === 0) return null;
      const drift = Math.max(...proven.map(({ proof }) => proof?.drift ?? 0));
      const band = Math.max(...proven.map(({ settings }) => settings.band));
      const count = proven.length;
      return mode === "soft"
        ? t("say.provenBand", { count, drift, band })
        : t("say.proven", { count, drift });
    },
    [t],
  );
}
