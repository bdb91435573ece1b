import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useGalleryParts } from "#components/gallery/gallery-context.tsx";
import { countPicked, type Picked } from "#components/gallery/picked.ts";
import { announce } from "#components/ui/announce.ts";
import { openViewer } from "#components/viewer/open-viewer.ts";
import type { GalleryItem } from "#lib/gallery/view.ts";

/** Selects, and says how many are. */
export function useSelect(): (picked: Picked) => void {
  const { store } = useGalleryParts();
  const t = useTranslations("gallery");
  return useCallback(
    (picked) => {
      store.getState().set({ picked });
      const count = countPicked(picked);
      announce(count > 0 ? t("say.selected", { count }) : t("say.cleared"));
    },
    [store, t],
  );
}

/** Shows a picture large, at once with the version that the gallery has on the screen. */
export const openItem = (item: GalleryItem): void =>
  openViewer({ image: item, prompt: item.prompt, preview: `${item.url}?w=512` });
