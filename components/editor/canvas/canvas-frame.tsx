"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef } from "react";
import { BusyNote } from "#components/editor/canvas/busy-note.tsx";
import { CornersOverlay } from "#components/editor/canvas/corners-overlay.tsx";
import { coverageText } from "#components/editor/canvas/coverage-text.ts";
import { ElsewhereNotice } from "#components/editor/canvas/elsewhere-notice.tsx";
import { FrameOverlay } from "#components/editor/canvas/frame-overlay.tsx";
import { grounds } from "#components/editor/canvas/grounds.ts";
import { useCrosshair } from "#components/editor/canvas/use-crosshair.ts";
import { useEdit, useEditor, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { nowIn } from "#components/editor/layers/named-history.ts";
import { useLayerKeys } from "#components/editor/layers/use-layer-keys.ts";
import { MarkTextBox } from "#components/editor/markup/mark-text-box.tsx";
import { MarkupOverlay } from "#components/editor/markup/markup-overlay.tsx";
import { OutsetOverlay } from "#components/editor/outpaint/outset-overlay.tsx";
import { useResults } from "#components/editor/results/use-results.ts";
import { isComposing } from "#components/ui/is-composing.ts";
import { canvasOf } from "#lib/compositing/plan-edit.ts";

type CanvasFrameProps = {
  ref: Ref<HTMLDivElement>;
  /** Esc with nothing to give up. */
  leaveCanvas: () => void;
  /** The stage. */
  children: ReactNode;
  /** Lies over the stage when there is something to show; keys do not paint then. */
  results: ReactNode;
};

/**
 * The canvas for everybody: one stop of Tab with a name that says how much is covered, keys that paint, and the stage
 * inside for pointers. Tab always leaves it.
 */
export function CanvasFrame({ ref, leaveCanvas, children, results }: CanvasFrameProps) {
  const t = useTranslations("editor");
  const help = useId();
  const name = useCanvasName();
  const backdrop = useEdit((state) => state.backdrop);
  const { painter, corners } = useCrosshair();
  const byPointer = useRef(false);
  const layer = useEdit((state) => state.layer);
  const pressLayerKey = useLayerKeys();
  const isByKeys = useEngine((state) => state.crosshair !== null);
  const isCovered = useResults((state) => state.chosen !== null);
  const pressPainter = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") return painter.cancel();
    const { clientWidth: width, clientHeight: height } = event.currentTarget;
    return painter.press(event, { width, height });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || isComposing(event.nativeEvent) || isCovered) return;
    const taken = layer === "mask" ? pressPainter(event) : pressLayerKey(event);
    if (!taken && event.key === "Escape") leaveCanvas();
    else if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        ref={ref}
        role="application"
        aria-roledescription={t(layer === "mask" ? "canvas.role" : `layers.roles.${layer}`)}
        aria-label={name}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive.
        tabIndex={0}
        onFocus={(event) => {
          const isSelf = event.target === event.currentTarget;
          if (
            layer === "mask" &&
            isSelf &&
            !byPointer.current &&
            event.currentTarget.matches(":focus-visible")
          )
            painter.enter();
        }}
        onBlur={(event) => event.target === event.currentTarget && painter.leave()}
        onPointerEnter={(event) => {
          // Whoever comes with the pointer may hold Space at once.
          const { activeElement, body } = document;
          if (activeElement !== body && activeElement?.id !== "content") return;
          byPointer.current = true;
          event.currentTarget.focus({ preventScroll: true });
          byPointer.current = false;
        }}
        onPointerDownCapture={(event) => {
          painter.leave();
          if (!(event.target as Element).closest("[data-mask-surface]")) return;
          byPointer.current = true;
          event.currentTarget.focus({ preventScroll: true });
          byPointer.current = false;
        }}
        onKeyDown={onKeyDown}
        className={clsx(
          "relative min-h-0 flex-1 overflow-hidden",
          // The outline lies below the stage in places, the shadow above all of it.
          isByKeys
            ? "-outline-offset-2 after:pointer-events-none after:absolute after:inset-0 focus:outline-2 focus:outline-ring focus:after:shadow-[inset_0_0_0_2px_var(--ring),inset_0_0_0_4px_var(--scrim)]"
            : layer === "mask"
              ? "outline-none"
              : "-outline-offset-2 after:pointer-events-none after:absolute after:inset-0 focus-visible:outline-2 focus-visible:outline-ring focus-visible:after:shadow-[inset_0_0_0_2px_var(--ring),inset_0_0_0_4px_var(--scrim)]",
          grounds[backdrop],
        )}
      >
        {children}
        <OutsetOverlay />
        <FrameOverlay />
        <MarkupOverlay />
        <MarkTextBox />
        <CornersOverlay corners={corners} />
        {results}
        <BusyNote />
        <ElsewhereNotice />
      </div>
      <p id={help} hidden>
        {t(layer === "mask" ? "canvas.help" : `layers.help.${layer}`)}
      </p>
    </>
  );
}

/** "Mask for cat.png, 1536 by 1024, 12 % covered". */
function useCanvasName(): string {
  const t = useTranslations("editor");
  const format = useFormatter();
  const { engine, name } = useEditor();
  const coverage = useEngine((state) => state.coverage);
  const { width, height } = engine.picture;
  const layer = useEdit((state) => state.layer);
  const marks = useMarkup(({ history }) => nowIn(history).length);
  const outset = useEdit((state) => state.outset);
  if (layer === "markup") return t("layers.names.markup", { name, width, height, count: marks });
  if (layer === "frame") return t("layers.names.frame", { name, ...canvasOf({ width, height }, outset) });
  return t("canvas.name", { name, width, height, covered: coverageText(format, coverage) });
}
