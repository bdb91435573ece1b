"use client";

import type { Place } from "#components/editor/canvas/crosshair.ts";
import { useEngine } from "#components/editor/editor-context.tsx";

/** The corners a shape has so far when it is set by keys, and the line to the crosshair. */
export function CornersOverlay({ corners }: { corners: readonly Place[] }) {
  const view = useEngine((state) => state.view);
  const crosshair = useEngine((state) => state.crosshair);
  if (corners.length === 0) return null;
  const places = [...corners, ...(crosshair ? [crosshair] : [])].map(({ x, y }) => ({
    x: x * view.scale + view.x,
    y: y * view.scale + view.y,
  }));
  const points = places.map(({ x, y }) => `${x},${y}`).join(" ");
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full overflow-hidden">
      <polyline points={points} fill="none" stroke="oklch(0 0 0 / 0.6)" strokeWidth={3} />
      <polyline points={points} fill="none" stroke="white" strokeWidth={1} />
      {places.map(({ x, y }) => (
        <rect key={`${x} ${y}`} x={x - 3} y={y - 3} width={6} height={6} fill="white" stroke="black" />
      ))}
    </svg>
  );
}
