"use client";

import type { PointerEvent } from "react";
import { useStore } from "zustand";
import type { ZoomStore } from "#components/viewer/stage/zoom-store.ts";
import type { ImageView } from "#lib/runs/view.ts";

const longestEdge = 128;

/** The whole picture in small, and which part of it is seen. A click goes there: panning without dragging. */
export function Navigator({ image, zoom }: { image: ImageView; zoom: ZoomStore }) {
  const { view, stage, picture } = useStore(zoom);
  if (!stage) return null;
  const ratio = longestEdge / Math.max(picture.width, picture.height);
  const [width, height] = [Math.max(24, picture.width * ratio), Math.max(24, picture.height * ratio)];
  const seen = {
    x: Math.min(1, stage.width / (picture.width * view.scale)),
    y: Math.min(1, stage.height / (picture.height * view.scale)),
  };
  const middle = {
    x: 0.5 - view.x / (picture.width * view.scale),
    y: 0.5 - view.y / (picture.height * view.scale),
  };
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    zoom.getState().center(at);
  };
  return (
    // Shift and the arrow keys pan as well, so nobody needs to be told of this one.
    <div
      aria-hidden="true"
      data-navigator
      style={{ width, height }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && go(event)}
      className="absolute right-3 bottom-3 cursor-crosshair overflow-hidden rounded-picture bg-scrim shadow-float"
    >
      <img
        src={`${image.url}?w=256`}
        alt=""
        draggable={false}
        className="size-full select-none object-fill"
      />
      <span
        style={{
          left: `${Math.max(0, middle.x - seen.x / 2) * 100}%`,
          top: `${Math.max(0, middle.y - seen.y / 2) * 100}%`,
          width: `${seen.x * 100}%`,
          height: `${seen.y * 100}%`,
        }}
        className="absolute rounded-[2px] shadow-[0_0_0_999px_oklch(0_0_0/0.5)] outline outline-2 outline-on-scrim"
      />
    </div>
  );
}
