import { useMemo } from "react";
import { writeAddress } from "#components/gallery/address.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import type { Query } from "#components/gallery/gallery-store.ts";
import { everything, type GalleryFilter } from "#lib/gallery/view.ts";

/** The ways to show something else, each through the address. */
export function useQuery() {
  const { store, reader } = useGalleryParts();
  return useMemo(() => {
    const go = (query: Query, how: "push" | "replace" = "push") => {
      writeAddress(query, how);
      void reader.change(query);
    };
    return {
      go,
      filter(change: Partial<GalleryFilter>, how: "push" | "replace" = "push") {
        const { query } = store.getState();
        go({ ...query, filter: { ...query.filter, ...change } }, how);
      },
      /** Another place: its own filters, none taken along. */
      scope: (change: Partial<GalleryFilter>) =>
        go({ ...store.getState().query, filter: { ...everything, ...change } }),
      /** Everything of the place one is in. */
      clear() {
        const { query } = store.getState();
        const { collectionId, trash } = query.filter;
        go({ ...query, filter: { ...everything, collectionId, trash } });
      },
    };
  }, [store, reader]);
}
