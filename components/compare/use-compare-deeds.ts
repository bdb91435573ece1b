import { useTranslations } from "next-intl";
import { useCompareParts } from "#components/compare/compare-context.tsx";
import { shown, viewOf } from "#components/compare/compare-store.ts";
import { panned, wholePicture, zoomedAt } from "#components/compare/relative-view.ts";
import { type Caption, useCaption } from "#components/compare/use-caption.ts";
import { announce } from "#components/ui/announce.ts";
import { toast } from "#components/ui/toast.ts";
import type { Point, Size } from "#components/viewer/stage/zoom.ts";

const middle: Point = { x: 0, y: 0 };

/** What buttons and keys do. */
export function useCompareDeeds() {
  const t = useTranslations("compare");
  const { store } = useCompareParts();
  const caption = useCaption();
  const each = (change: (imageId: string, pane: Size, picture: Size) => void) => {
    const { synced, images } = store.getState();
    // Synchronised panes share one view: changing it once is enough.
    for (const { image } of synced ? images.slice(0, 1) : images) {
      const element =
        document.querySelector<HTMLElement>(`[data-pane="${image.id}"]`) ??
        document.querySelector<HTMLElement>("[data-pane]");
      if (element) change(image.id, { width: element.clientWidth, height: element.clientHeight }, image);
    }
  };
  const now = (imageId: string) => viewOf(store.getState(), imageId);
  const set = (...change: Parameters<ReturnType<typeof store.getState>["setView"]>) =>
    store.getState().setView(...change);
  return {
    zoom: (factor: number) =>
      each((id, pane, picture) => set(id, zoomedAt(now(id), factor, middle, pane, picture))),
    pan: (by: Point) => each((id, pane, picture) => set(id, panned(now(id), by, pane, picture))),
    fit: () => each((id) => set(id, wholePicture)),
    toggleBlind() {
      const { blind, set: change } = store.getState();
      change({ blind: !blind, pair: [0, 1] });
      announce(blind ? t("blind.off") : t("blind.on"));
    },
    async saveSheet() {
      const { verdicts } = store.getState();
      const cells = shown(store.getState()).map((compared, index) => ({
        compared,
        ...sheetWords(caption(compared, index)),
        won: verdicts.mine?.winnerId === compared.image.id,
      }));
      const { drawContactSheet } = await import("#components/compare/contact-sheet.ts");
      const hidesPrompts = store.getState().blind;
      const blob = await drawContactSheet(cells, { winner: t("winner"), hidesPrompts }).catch(() => null);
      if (!blob) return void toast({ title: t("sheet.failed"), text: t("sheet.failedNext"), tone: "danger" });
      save(blob, `contact-sheet-${new Date().toISOString().slice(0, 10)}.png`);
      announce(t("sheet.saved"));
    },
  };
}

const sheetWords = ({ letter, name, facts }: Caption) => ({ name: `${letter} ${name}`.trim(), facts });

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
