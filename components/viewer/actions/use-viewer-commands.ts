import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { undoLast } from "#components/playground/undo-last.ts";
import type { Command } from "#components/shell/command-registry.ts";
import { overlay } from "#components/shell/overlay-state.ts";
import { takesText } from "#components/shell/shortcut-rules.ts";
import { useCommands } from "#components/shell/use-commands.ts";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import type { ViewerDeeds } from "#components/viewer/actions/use-viewer-deeds.ts";
import { backdrop, backdrops } from "#components/viewer/stage/backdrop.ts";
import { useViewerParts } from "#components/viewer/viewer-context.tsx";

const panPixels = 80;

type Options = { items: readonly MenuItem[]; deeds: ViewerDeeds; toggleInfo: () => void };

/** The palette's lines and the keys of the viewer. Over a page they work inside the dialog only. */
export function useViewerCommands({ items, deeds, toggleInfo }: Options): void {
  const t = useTranslations("viewer");
  const { zoom, walk, show, place, store, item } = useViewerParts();
  const current = useRef(item.image.id);
  useEffect(() => {
    current.current = item.image.id;
  });
  const group = t("label");
  const scope = place === "over" ? { scope: "viewer" } : {};
  const command = (id: string, label: string, keys: string, run: () => void, hidden = false): Command => ({
    id: `viewer.${id}`,
    group,
    label,
    run,
    hidden,
    ...scope,
    ...(keys && { keys }),
  });
  const goToRun = async (side: "previousRun" | "nextRun") => {
    const { id } = item.image;
    // Pressed before it was known: it waits for that.
    await store.getState().load(id);
    const image = store.getState().known.get(id)?.detail?.[side];
    if (image && current.current === id) show({ image, prompt: null });
  };
  const view = zoom.getState();
  useCommands([
    ...items.flatMap((item) =>
      // The browser's own copying tells when a picture is meant: see below.
      item ? [command(item.id, item.label, item.keys === "Mod+C" ? "" : (item.keys ?? ""), item.run)] : [],
    ),
    command("before", t("walk.before"), "ArrowLeft", () => walk(-1)),
    command("after", t("walk.after"), "ArrowRight", () => walk(1)),
    command("previousRun", t("walk.previousRun"), "ArrowUp", () => void goToRun("previousRun")),
    command("nextRun", t("walk.nextRun"), "ArrowDown", () => void goToRun("nextRun")),
    command("actual", t("zoom.actual"), "Z", () => view.toggle()),
    command("fit", t("zoom.fit"), "0", view.fit),
    command("in", t("zoom.in"), "+", () => view.step(1)),
    command("in2", t("zoom.in"), "=", () => view.step(1), true),
    command("out", t("zoom.out"), "-", () => view.step(-1)),
    command("left", t("pan.left"), "Shift+ArrowLeft", () => view.pan({ x: panPixels, y: 0 })),
    command("right", t("pan.right"), "Shift+ArrowRight", () => view.pan({ x: -panPixels, y: 0 })),
    command("up", t("pan.up"), "Shift+ArrowUp", () => view.pan({ x: 0, y: panPixels })),
    command("down", t("pan.down"), "Shift+ArrowDown", () => view.pan({ x: 0, y: -panPixels })),
    command("info", t("info.toggle"), "I", toggleInfo),
    command("backdrop", t("backdrop.next"), "B", () => {
      const at = backdrops.indexOf(backdrop.now());
      backdrop.set(backdrops[(at + 1) % backdrops.length] ?? "checker");
    }),
    ...[1, 2, 3, 4, 5].map((stars) =>
      command(
        `rate${stars}`,
        t("rating.give", { rating: stars }),
        String(stars),
        () => void deeds.rate(stars),
      ),
    ),
    command("undo", t("undoLast"), "Mod+Z", () => void undoLast(), place === "over"),
    ...(place === "over"
      ? [command("palette", t("palette"), "Mod+K", () => overlay.show("palette"), true)]
      : []),
  ]);
  useCopying(deeds);
}

/** Mod+C takes the picture, unless words are selected. */
function useCopying(deeds: ViewerDeeds): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || takesText(target) || getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      void deeds.copyImage();
    };
    document.addEventListener("copy", onCopy);
    return () => document.removeEventListener("copy", onCopy);
  }, [deeds]);
}
