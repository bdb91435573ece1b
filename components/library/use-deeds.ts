import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { doDeed, type Failure, undoDeed } from "#components/library/do-deed.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { titleOf } from "#components/library/localized.ts";
import { countPicked, isPicked, onlyIds, type Picked } from "#components/library/picked.ts";
import { rememberUndo } from "#components/playground/undo-last.ts";
import { announce } from "#components/ui/announce.ts";
import { dismissToast, toast } from "#components/ui/toast.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import { wholeLibrary } from "#lib/library/filter-url.ts";
import type { TemplateCard, TemplateDeed } from "#lib/library/view.ts";

/** What can be done to templates, each telling of its failure and of the way back. */
export function useDeeds() {
  const parts = useLibraryParts();
  const t = useTranslations("library");
  const errors = useTranslations("errors");
  const locale = useLocale();
  return useMemo(() => {
    const tell = (failure: Failure) => {
      const { title, next } =
        failure === "unreachable"
          ? { title: t("unreachable.what"), next: t("unreachable.next") }
          : errorText(errors, failure);
      toast({ title, text: next, tone: "danger" });
    };
    /** quiet: a mark on one card shows itself; it is only said aloud. */
    const apply = async (
      picked: Picked,
      deed: TemplateDeed,
      title: string,
      quiet = false,
    ): Promise<boolean> => {
      const done = doDeed(parts, picked, deed);
      const undo = rememberUndo(async () => {
        const { failure, ...rest } = await done;
        if (failure || !("outcome" in rest)) return;
        const refused = await undoDeed(parts, rest.outcome.changeId);
        if (refused) tell(refused);
        else announce(t("done.undone"));
      });
      if (quiet) announce(title);
      const shown = quiet ? null : toast({ title, action: { label: t("undo"), run: undo } });
      const { failure } = await done;
      if (!failure) return true;
      if (shown !== null) dismissToast(shown);
      tell(failure);
      return false;
    };
    const favourite = (picked: Picked, isFavourite: boolean) => {
      const count = countPicked(picked);
      const title = isFavourite ? t("done.favourite", { count }) : t("done.unfavourite", { count });
      return apply(picked, { kind: "favourite", favourite: isFavourite }, title, count === 1);
    };
    return {
      tell,
      favouriteOne: (card: TemplateCard) => favourite(onlyIds([card.id]), !card.favourite),
      favourite(picked: Picked) {
        const { cards } = parts.store.getState().shelf;
        return favourite(
          picked,
          [...cards.values()].some((card) => isPicked(picked, card.id) && !card.favourite),
        );
      },
      tag: (picked: Picked, name: string) =>
        apply(picked, { kind: "tag", name }, t("done.tag", { count: countPicked(picked), name })),
      untag: (picked: Picked, name: string) =>
        apply(picked, { kind: "untag", name }, t("done.untag", { count: countPicked(picked), name })),
      move(picked: Picked, folder: string) {
        const count = countPicked(picked);
        const title = folder ? t("done.move", { count, folder }) : t("done.moveOut", { count });
        return apply(picked, { kind: "move", folder }, title);
      },
      /** A folder with everything in it and below. */
      moveFolder(from: string, to: string) {
        const { kind } = parts.store.getState().query.filter;
        const all = { kind: "matching" as const, filter: { ...wholeLibrary, kind, folder: from } };
        const picked: Picked = { ...all, total: Number.POSITIVE_INFINITY, except: new Set() };
        return apply(picked, { kind: "moveFolder", from, to }, t("done.moveFolder", { from, to }));
      },
      archive(picked: Picked) {
        const [only] = picked.kind === "ids" && picked.ids.size === 1 ? [...picked.ids] : [];
        const card = [...parts.store.getState().shelf.cards.values()].find(({ id }) => id === only);
        const title = card
          ? t("done.archiveOne", { title: titleOf(card, locale) })
          : t("done.archive", { count: countPicked(picked) });
        return apply(picked, { kind: "archive" }, title);
      },
      restore: (picked: Picked) =>
        apply(picked, { kind: "restore" }, t("done.restore", { count: countPicked(picked) })),
    };
  }, [parts, t, errors, locale]);
}
