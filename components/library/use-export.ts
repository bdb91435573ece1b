import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { type Picked, selectionOf } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { attempt } from "#components/playground/reach.ts";
import { dismissToast, toast } from "#components/ui/toast.ts";

/** Saves templates as files: one alone as it is, several as a ZIP. */
export function useExport(): (picked: Picked) => Promise<void> {
  const { exportTemplates } = useLibraryParts().actions;
  const { tell } = useDeeds();
  const t = useTranslations("library.export");
  return useCallback(
    async (picked: Picked) => {
      const selection = selectionOf(picked);
      if (!selection) return;
      const note = toast({ title: t("preparing") });
      const outcome = await attempt(() => exportTemplates({ selection }));
      dismissToast(note);
      if (outcome === "unreachable" || !outcome.ok)
        return tell(outcome === "unreachable" ? outcome : outcome.error);
      const { url, count } = outcome.value;
      toast({ title: t("ready", { count }) });
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    },
    [exportTemplates, tell, t],
  );
}
