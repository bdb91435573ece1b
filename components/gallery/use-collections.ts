import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { useDeeds } from "#components/gallery/use-deeds.ts";
import { readFacets } from "#components/gallery/use-facets.ts";
import { useQuery } from "#components/gallery/use-query.ts";
import { attempt } from "#components/playground/reach.ts";
import { toast } from "#components/ui/toast.ts";
import type { CollectionView } from "#lib/gallery/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

/** Making, naming and deleting collections; each tells how it went. */
export function useCollections() {
  const parts = useGalleryParts();
  const t = useTranslations("gallery.scope");
  const { tell } = useDeeds();
  const { scope } = useQuery();
  return useMemo(() => {
    const ask = async <Value>(call: () => Promise<Outcome<Value>>): Promise<Value | null> => {
      const outcome = await attempt(call);
      if (outcome === "unreachable") tell(outcome);
      else if (!outcome.ok) tell(outcome.error);
      await readFacets(parts);
      return outcome !== "unreachable" && outcome.ok ? outcome.value : null;
    };
    return {
      async create(name: string): Promise<CollectionView | null> {
        const made = await ask(() => parts.actions.createCollection({ name }));
        if (made) toast({ title: t("created", { name: made.name }), tone: "success" });
        return made;
      },
      rename: async ({ id }: CollectionView, name: string) =>
        (await ask(() => parts.actions.renameCollection({ collectionId: id, name }))) !== null,
      async drop({ id, name }: CollectionView) {
        const isDone = (await ask(() => parts.actions.deleteCollection({ collectionId: id }))) !== null;
        if (!isDone) return;
        toast({ title: t("deleted", { name }) });
        if (parts.store.getState().query.filter.collectionId === id) scope({});
      },
    };
  }, [parts, t, tell, scope]);
}
