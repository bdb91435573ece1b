"use client";

import { useEdit, useEngine, useMarkup } from "#components/editor/editor-context.tsx";
import { inkOf } from "#components/editor/markup/draw-mark.ts";
import { handlesOf } from "#components/editor/markup/hit-mark.ts";
import { shownMarks } from "#components/editor/markup/markup-store.ts";

const handleSize = 9;

/** Around the mark that is chosen: its outline, and where it can be taken to be changed. */
export function MarkupOverlay() {
  const layer = useEdit((state) => state.layer);
  const view = useEngine((state) => state.view);
  const state = useMarkup((now) => now);
  const mark = shownMarks(state).find(({ id }) => id === state.selected);
  if (layer !== "markup" || !mark) return null;
  const box = inkOf(mark);
  const frame = {
    x: box.x * view.scale + view.x,
    y: box.y * view.scale + view.y,
    width: box.width * view.scale,
    height: box.height * view.scale,
  };
  return (
    <svg
      aria-hidden="true"
      data-selected-mark={mark.kind}
      className="pointer-events-none absolute inset-0 size-full overflow-hidden"
    >
      <rect {...frame} fill="none" stroke="oklch(0 0 0 / 0.6)" strokeWidth={2} />
      <rect {...frame} fill="none" stroke="white" strokeWidth={1} strokeDasharray="4 3" />
      {handlesOf(mark).map((place, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a handle is its number.
          key={index}
          x={place.x * view.scale + view.x - handleSize / 2}
          y={place.y * view.scale + view.y - handleSize / 2}
          width={handleSize}
          height={handleSize}
          fill="white"
          stroke="black"
        />
      ))}
    </svg>
  );
}
