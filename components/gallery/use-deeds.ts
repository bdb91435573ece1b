import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { doDeed, type Failure, undoDeed } from "#components/gallery/do-deed.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked, isPicked, type Picked } from "#components/gallery/picked.ts";
import { rememberUndo } from "#components/playground/undo-last.ts";
import { announce } from "#components/ui/announce.ts";
import { dismissToast, toast } from "#components/ui/toast.ts";
import type { BulkDeed } from "#lib/gallery/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";

/** What can be done to pictures, each telling of its failure and of the way back. */
export function useDeeds() {
  const parts = useGalleryParts();
  const t = useTranslations("gallery");
  const errors = useTranslations("errors");
  return useMemo(() => {
    const tell = (failure: Failure) => {
      const { title, next } =
        failure === "unreachable"
          ? { title: t("unreachable.what"), next: t("unreachable.next") }
          : errorText(errors, failure);
      toast({ title, text: next, tone: "danger" });
    };
    /** quiet: a mark on one picture shows itself; it is only said aloud. */
    const apply = async (picked: Picked, deed: BulkDeed, title: string, quiet = false): Promise<boolean> => {
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
    return {
      tell,
      favourite(picked: Picked) {
        const { items } = parts.store.getState().catalogue;
        const favourite = [...items.values()].some((item) => isPicked(picked, item.id) && !item.favourite);
        const count = countPicked(picked);
        const title = favourite ? t("done.favourite", { count }) : t("done.unfavourite", { count });
        return apply(picked, { kind: "favourite", favourite }, title, count === 1);
      },
      rate(picked: Picked, rating: number) {
        const count = countPicked(picked);
        return apply(picked, { kind: "rate", rating }, t("done.rate", { count, rating }), count === 1);
      },
      tag: (picked: Picked, name: string) =>
        apply(picked, { kind: "tag", name }, t("done.tag", { count: countPicked(picked), name })),
      untag: (picked: Picked, name: string) =>
        apply(picked, { kind: "untag", name }, t("done.untag", { count: countPicked(picked), name })),
      collect: (picked: Picked, collection: { id: string; name: string }) =>
        apply(
          picked,
          { kind: "collect", collectionId: collection.id },
          t("done.collect", { count: countPicked(picked), name: collection.name }),
        ),
      uncollect: (picked: Picked, collection: { id: string; name: string }) =>
        apply(
          picked,
          { kind: "uncollect", collectionId: collection.id },
          t("done.uncollect", { count: countPicked(picked), name: collection.name }),
        ),
      trash: (picked: Picked) =>
        apply(picked, { kind: "trash" }, t("done.trash", { count: countPicked(picked) })),
      restore: (picked: Picked) =>
        apply(picked, { kind: "restore" }, t("done.restore", { count: countPicked(picked) })),
    };
  }, [parts, t, errors]);
}
