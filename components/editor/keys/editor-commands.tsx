"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { toolFaces } from "#components/editor/dock/tool-faces.ts";
import { useMaskDeeds } from "#components/editor/dock/use-mask-deeds.ts";
import { useEdit, useEditor } from "#components/editor/editor-context.tsx";
import { overlayStyles, tools } from "#components/editor/engine/engine.ts";
import { steppedHardness, steppedSize } from "#components/editor/keys/brush-steps.ts";
import { editorScope } from "#components/editor/keys/editor-scope.ts";
import { zoomStep } from "#components/editor/keys/zoom-step.ts";
import { historyOf } from "#components/editor/layers/use-layer-history.ts";
import { useSetLayer } from "#components/editor/layers/use-set-layer.ts";
import { useStopNewest } from "#components/editor/progress/use-stop-newest.ts";
import { focusPrompt, useSend } from "#components/editor/prompt/use-send.ts";
import { useCommands } from "#components/shell/use-commands.ts";
import { announce } from "#components/ui/announce.ts";

/** All that the editor can do, for the palette, the keyboard and the list of shortcuts. */
export function EditorCommands({ focusCanvas }: { focusCanvas: () => void }) {
  const t = useTranslations("editor");
  const parts = useEditor();
  const { engine } = parts;
  const layer = useEdit((state) => state.layer);
  const setLayer = useSetLayer();
  const deeds = useMaskDeeds();
  const send = useSend();
  const stopNewest = useStopNewest();
  const group = t("title");
  const command = (id: string, label: string, keys: string, run: () => void) => ({
    id: `editor.${id}`,
    group,
    label,
    keywords: t("commands.keywords"),
    ...(keys && { keys }),
    scope: editorScope,
    run,
  });
  const brush = (change: (brush: ReturnType<typeof state>["brush"]) => object) => {
    const now = state().brush;
    engine.set({ brush: { ...now, ...change(now) } });
  };
  const state = () => engine.store.getState();
  const swap = () => engine.set({ tool: state().tool === "eraser" ? "brush" : "eraser" });
  const cycle = () => {
    const { overlay } = state();
    const style = overlayStyles[(overlayStyles.indexOf(overlay.style) + 1) % overlayStyles.length] ?? "tint";
    engine.set({ overlay: { ...overlay, style } });
    announce(t(`styles.${style}`));
  };
  const size = (direction: 1 | -1) => () =>
    brush((now) => ({ size: steppedSize(now.size, direction, engine.picture) }));
  const hardness = (direction: 1 | -1) => () =>
    brush((now) => ({ hardness: steppedHardness(now.hardness, direction) }));
  useEffect(() => {
    // The release of a key that was held goes to the window one has gone to.
    const release = () => engine.store.getState().peeking && engine.set({ peeking: false });
    addEventListener("blur", release);
    return () => removeEventListener("blur", release);
  }, [engine]);
  const keysOnMask = (keys: string) => (layer === "mask" ? keys : "");
  useCommands([
    ...tools.map((tool) =>
      command(`tool-${tool}`, t(`tools.${tool}`), keysOnMask(toolFaces[tool].keys), () => {
        setLayer("mask");
        engine.set({ tool });
        announce(t(`tools.${tool}`));
      }),
    ),
    command("markup", t("layers.markupHint"), "K", () => setLayer(layer === "markup" ? "mask" : "markup")),
    command("frame", t("layers.frameHint"), "C", () => setLayer(layer === "frame" ? "mask" : "frame")),
    command("swap", t("commands.swap"), keysOnMask("X"), swap),
    command("smaller", t("commands.smaller"), "BracketLeft", size(-1)),
    command("larger", t("commands.larger"), "BracketRight", size(1)),
    command("softer", t("commands.softer"), "Shift+BracketLeft", hardness(-1)),
    command("harder", t("commands.harder"), "Shift+BracketRight", hardness(1)),
    command("change", t("commands.change"), "Mod+Enter", send),
    command("stop", t("commands.stop"), "Mod+Shift+.", stopNewest),
    command("prompt", t("commands.prompt"), "C", focusPrompt),
    command("undo", t("history.undo"), "Mod+Z", () => historyOf(parts).undo()),
    command("redo", t("history.redo"), "Mod+Shift+Z", () => historyOf(parts).redo()),
    command("redo-too", t("history.redo"), "Mod+Y", () => historyOf(parts).redo()),
    command("invert", t("mask.invert"), "Mod+I", deeds.invert),
    command("all", t("mask.all"), "Mod+A", deeds.all),
    command("clear", t("mask.clear"), "Mod+D", deeds.clear),
    command("fill-holes", t("mask.fillHoles"), "", deeds.fillHoles),
    command("export", t("mask.export"), "", () => void deeds.export()),
    command("fit", t("zoom.fit"), "Shift+Digit1", () => engine.show("fit")),
    command("actual", t("zoom.actual"), "Shift+Digit0", () => engine.show("actual")),
    command("to-mask", t("zoom.mask"), "Shift+Digit2", () => engine.show("mask")),
    command("in", t("zoom.in"), "Equal", () => engine.zoomAt(zoomStep)),
    command("out", t("zoom.out"), "Minus", () => engine.zoomAt(1 / zoomStep)),
    command("overlay", t("commands.overlay"), "Q", cycle),
    command("canvas", t("commands.canvas"), "Alt+C", focusCanvas),
  ]);
  return null;
}
