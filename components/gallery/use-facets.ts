import { useEffect } from "react";
import { useStore } from "zustand";
import { fetchJson } from "#components/gallery/fetch-json.ts";
import { type GalleryParts, useGallery, useGalleryParts } from "#components/gallery/gallery-context.tsx";
import type { GalleryFacets } from "#lib/gallery/view.ts";

/** Reads what the menus offer; what is there stays when that fails. */
export async function readFacets({
  store,
  overlays,
}: Pick<GalleryParts, "store" | "overlays">): Promise<void> {
  const trash = store.getState().query.filter.trash;
  const facets = await fetchJson(`/api/v1/gallery/facets${trash ? "?trash=1" : ""}`).catch(() => null);
  if (facets) overlays.getState().setFacets(facets as GalleryFacets);
}

/** What the menus offer, read anew when a menu opens. */
export function useFacets(): GalleryFacets {
  const parts = useGalleryParts();
  const trash = useGallery(({ query }) => query.filter.trash);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the trash has other models and tags.
  useEffect(() => {
    void readFacets(parts);
  }, [parts, trash]);
  return useStore(parts.overlays, ({ facets }) => facets);
}
