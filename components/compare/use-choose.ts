import { useTranslations } from "next-intl";
import { useCompareParts } from "#components/compare/compare-context.tsx";
import { attempt } from "#components/playground/reach.ts";
import { announce } from "#components/ui/announce.ts";
import { toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";

/** Keeps which picture won, at once on the screen and then in the studio; null takes the choice back. */
export function useChoose(): (winnerId: string | null) => Promise<void> {
  const t = useTranslations("compare");
  const errors = useTranslations("errors");
  const { store, actions } = useCompareParts();
  return async (winnerId) => {
    const { images, blind, verdicts, set } = store.getState();
    const imageIds = images.map(({ image }) => image.id);
    set({ verdicts: { ...verdicts, mine: winnerId === null ? null : { winnerId, blind } } });
    const outcome = await attempt(() => actions.saveVerdict({ imageIds, winnerId, blind }));
    if (outcome !== "unreachable" && outcome.ok) {
      announce(winnerId === null ? t("said.takenBack") : t("said.chosen"));
      return set({ verdicts: outcome.value });
    }
    set({ verdicts });
    if (outcome === "unreachable") toast({ title: t("unreachable"), tone: "danger" });
    else {
      const { title, next } = errorText(errors, outcome.error);
      toast({ title, text: next, tone: "danger" });
    }
  };
}
