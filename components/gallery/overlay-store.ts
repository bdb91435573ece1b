import { createStore, type StoreApi } from "zustand/vanilla";
import type { Picked } from "#components/gallery/picked.ts";
import type { CollectionView, GalleryFacets } from "#lib/gallery/view.ts";

/** A question that lies over the gallery; one at a time. */
export type GalleryOverlay =
  | { kind: "tag"; picked: Picked }
  | { kind: "collect"; picked: Picked }
  | { kind: "purge"; picked: Picked | null }
  | { kind: "share"; imageIds: string[] }
  | { kind: "template"; imageId: string }
  | { kind: "rename"; collection: CollectionView }
  | { kind: "drop"; collection: CollectionView };

export type OverlayState = {
  open: GalleryOverlay | null;
  /** What the menus offer; read again when one is opened. */
  facets: GalleryFacets;
  show(overlay: GalleryOverlay | null): void;
  setFacets(facets: GalleryFacets): void;
};

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(facets: GalleryFacets): OverlayStore {
  return createStore<OverlayState>()((set) => ({
    open: null,
    facets,
    show: (open) => set({ open }),
    setFacets: (next) => set({ facets: next }),
  }));
}
