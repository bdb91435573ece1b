"use client";

import { useTranslations } from "next-intl";
import { useLibrary } from "#components/library/library-context.tsx";
import { countPicked, isPicked, type Picked } from "#components/library/picked.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { TagDialog as Tags } from "#components/ui/tag-dialog.tsx";
import { maxTagLength } from "#lib/gallery/view.ts";

/** Tags of the selected templates. */
export function TagDialog({ picked, close }: { picked: Picked; close: () => void }) {
  const t = useTranslations("library.tags");
  const tags = useLibrary(({ facets }) => facets.tags);
  const cards = useLibrary(({ shelf }) => shelf.cards);
  const deeds = useDeeds();
  const meant = [...cards.values()].filter(({ id }) => isPicked(picked, id));
  const words = {
    title: t("title", { count: countPicked(picked) }),
    label: t("label"),
    add: t("add"),
    current: t("current"),
    known: t("known"),
    done: t("done"),
    remove: (name: string) => t("remove", { name }),
  };
  return (
    <Tags
      words={words}
      current={[...new Set(meant.flatMap((card) => card.tags))].sort()}
      known={tags.map(({ value }) => value)}
      longest={maxTagLength}
      tag={(name) => deeds.tag(picked, name)}
      untag={(name) => deeds.untag(picked, name)}
      close={close}
    />
  );
}
