"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { clampInspector, inspectorWidths } from "./inspector-width.ts";

type SplitterProps = {
  label: string;
  width: number;
  /** Called while dragging, without rendering anything. */
  preview: (width: number) => void;
  commit: (width: number) => void;
};

const step = 16;

/** The edge one drags. Its twins: arrow keys, Home and End; and a plain click between the usual and the widest (WCAG 2.5.7). */
export function Splitter({ label, width, preview, commit }: SplitterProps) {
  const drag = useRef<{ from: number; width: number } | null>(null);
  const widthAt = (event: PointerEvent) => {
    const { from = 0, width: start = width } = drag.current ?? {};
    return clampInspector(start + from - event.clientX);
  };
  const release = (event: PointerEvent) => {
    if (!drag.current) return;
    const moved = Math.abs(event.clientX - drag.current.from) > 3;
    commit(
      moved ? widthAt(event) : width === inspectorWidths.most ? inspectorWidths.usual : inspectorWidths.most,
    );
    drag.current = null;
  };
  const onKey = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: width + step,
      ArrowRight: width - step,
      Home: inspectorWidths.least,
      End: inspectorWidths.most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    commit(clampInspector(next));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={inspectorWidths.least}
      aria-valuemax={inspectorWidths.most}
      aria-controls="inspector"
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width };
      }}
      onPointerMove={(event) => drag.current && preview(widthAt(event))}
      onPointerUp={release}
      onPointerCancel={() => {
        drag.current = null;
        preview(width);
      }}
      className="group absolute inset-y-0 -start-3 z-10 w-6 cursor-col-resize touch-none outline-none"
    >
      <span className="absolute inset-y-0 start-[11px] w-0.5 bg-transparent transition-colors group-focus-visible:bg-ring group-hover:bg-edge group-active:bg-accent forced-colors:group-focus-visible:bg-[Highlight]" />
    </div>
  );
}
