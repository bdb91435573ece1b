import { useMemo } from "react";
import { positionOf, withChange, without } from "#components/gallery/catalogue.ts";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { readFacets } from "#components/gallery/use-facets.ts";
import type { Neighbours, ViewerChange } from "#components/viewer/viewer-host-props.ts";
import type { GalleryItem } from "#lib/gallery/view.ts";

const shownAs = (item: GalleryItem) => ({ image: item, prompt: item.prompt });

/** The gallery as the viewer walks through it, and what it does there as the gallery shows it. */
export function useNeighbours() {
  const parts = useGalleryParts();
  return useMemo(() => {
    const { store, reader } = parts;
    const neighbours: Neighbours = {
      async step(imageId, step) {
        const at = positionOf(store.getState().catalogue, imageId);
        const next = (at ?? store.getState().focus) + step;
        const { total } = store.getState().catalogue;
        if (at === null || next < 0 || next >= total) return null;
        store.getState().set({ focus: next });
        const known = store.getState().catalogue.items.get(next);
        if (known) return shownAs(known);
        reader.look({ from: Math.max(0, next - 20), to: Math.min(total, next + 20) });
        const read = await arrived(parts, next);
        return read && shownAs(read);
      },
      place(imageId) {
        const { catalogue } = store.getState();
        const index = positionOf(catalogue, imageId);
        return index === null ? null : { index, count: catalogue.total };
      },
    };
    const follow = (change: ViewerChange) => {
      const { catalogue, shown, set } = store.getState();
      const { imageId } = change;
      if (change.kind === "trashed") {
        if (change.trashed !== shown.filter.trash)
          set({ catalogue: without(catalogue, (item) => item?.id === imageId) });
        void reader.refresh();
        void readFacets(parts);
        return;
      }
      const { kind: _, imageId: __, ...value } = change;
      set({
        catalogue: withChange(
          catalogue,
          ({ id }) => id === imageId,
          (item) => ({ ...item, ...value }),
        ),
      });
    };
    const focusTile = (imageId: string) => {
      const at = positionOf(store.getState().catalogue, imageId);
      if (at !== null) store.getState().set({ focus: at, wantedFocus: at });
    };
    return { neighbours, follow, focusTile };
  }, [parts]);
}

const patienceMs = 5000;

/** The picture at a place once it has been read; null when that takes too long. */
function arrived({ store }: Pick<ReturnType<typeof useGalleryParts>, "store">, position: number) {
  return new Promise<GalleryItem | null>((resolve) => {
    const timer = setTimeout(() => end(null), patienceMs);
    const unsubscribe = store.subscribe(({ catalogue }) => {
      const item = catalogue.items.get(position);
      if (item) end(item);
    });
    function end(item: GalleryItem | null): void {
      clearTimeout(timer);
      unsubscribe();
      resolve(item);
    }
  });
}
