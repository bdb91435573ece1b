"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import type { View } from "#components/editor/engine/engine.ts";
import type { ShownPatch } from "#components/editor/results/results-store.ts";
import type { EditResultView, EditView, Rectangle } from "#lib/edits/view.ts";

/** Stage pixels from which on the pixels of a picture are shown as squares, as the stage itself does. */
const pixelatedFrom = 2;

/** Where a part of the source lies on the screen. `area` in pixels of the source. */
export function placeOf(area: Rectangle, view: View): CSSProperties {
  const isNear = view.scale * (globalThis.devicePixelRatio || 1) >= pixelatedFrom;
  return {
    width: area.width * view.scale,
    height: area.height * view.scale,
    transform: `translate(${view.x + area.x * view.scale}px, ${view.y + area.y * view.scale}px)`,
    imageRendering: isNear ? "pixelated" : "auto",
  };
}

/** CSS pixels by which original and preview overlap, or a seam would shine through between them. */
const overlap = 0.6;

/** All of the stage but the place of `area`: what lies there is see-through. */
function outside(area: Rectangle, { scale, x, y }: View): CSSProperties {
  const [left, top] = [x + area.x * scale + overlap, y + area.y * scale + overlap];
  const [width, height] = [area.width * scale - 2 * overlap, area.height * scale - 2 * overlap];
  return { clipPath: `path(evenodd, "M0 0H99999V99999H0ZM${left} ${top}h${width}v${height}h${-width}Z")` };
}

const layer = "pointer-events-none absolute top-0 left-0 max-w-none select-none";

type LayerProps = { view: View; area: Rectangle; url: string; alt: string; style?: CSSProperties };

function Layer({ view, area, url, alt, style }: LayerProps) {
  return (
    <img
      src={url}
      alt={alt}
      decoding="sync"
      draggable={false}
      className={layer}
      style={{ ...placeOf(area, view), ...style }}
    />
  );
}

export function Original({ edit, view, alt }: { edit: EditView; view: View; alt: string }) {
  return <Layer view={view} area={sourceOf(edit)} url={edit.source.url} alt={alt} />;
}

const sourceOf = ({ plan }: EditView): Rectangle => ({ x: 0, y: 0, ...plan.source });

/** The canvas, and parts of it, in pixels of the source. */
const fromCanvas = ({ x, y, ...size }: Rectangle, { plan: { outset } }: EditView): Rectangle => ({
  x: x - outset.left,
  y: y - outset.top,
  ...size,
});

/** Where the whole of the model's picture lies: more than the crop, where it has a frame around it. */
function modelArea(edit: EditView): Rectangle {
  const { crop, placed, modelSize } = edit.plan;
  const [across, down] = [crop.width / placed.width, crop.height / placed.height];
  return fromCanvas(
    {
      x: crop.x - placed.x * across,
      y: crop.y - placed.y * down,
      width: modelSize.width * across,
      height: modelSize.height * down,
    },
    edit,
  );
}

type ResultProps = {
  edit: EditView;
  result: EditResultView;
  view: View;
  alt: string;
  /** The picture as the provider sent it. */
  provider: boolean;
  patch: ShownPatch | null;
};

/** Whatever is to be seen of a result: the composite, the provider's picture, or settings that were tried. */
export function Result({ edit, result, view, alt, provider, patch }: ResultProps) {
  const { composite, raw } = result;
  if (patch) {
    return (
      <>
        <div
          className="absolute inset-0"
          style={patch.whole ? outside(fromCanvas(patch.area, edit), view) : undefined}
        >
          <Original edit={edit} view={view} alt={alt} />
        </div>
        <Patch patch={patch} area={fromCanvas(patch.area, edit)} view={view} />
      </>
    );
  }
  if (provider || !composite) {
    return (
      <>
        <Original edit={edit} view={view} alt="" />
        <Layer view={view} area={modelArea(edit)} url={raw.url} alt={alt} />
      </>
    );
  }
  const area = fromCanvas({ x: 0, y: 0, ...edit.plan.canvas }, edit);
  return <Layer view={view} area={area} url={composite.url} alt={alt} />;
}

function Patch({ patch, area, view }: { patch: ShownPatch; area: Rectangle; view: View }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bitmap } = patch;
  useEffect(() => {
    const element = canvas.current;
    if (!element || !bitmap) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  if (!bitmap) return null;
  return <canvas ref={canvas} data-preview className={layer} style={placeOf(area, view)} />;
}

export const driftUrl = ({ runId }: EditView, { rawId }: EditResultView): string =>
  `/api/v1/edits/${runId}/drift/${rawId}`;

/** What the model changed of what was locked, over the darkened original. */
export function Drift({ edit, result, view, alt }: Omit<ResultProps, "provider" | "patch">) {
  return (
    <>
      <HeatFilter />
      <div className="absolute inset-0 opacity-40 grayscale">
        <Original edit={edit} view={view} alt="" />
      </div>
      <Layer
        view={view}
        area={fromCanvas(edit.plan.crop, edit)}
        url={driftUrl(edit, result)}
        alt={alt}
        style={{ filter: "url(#drift-heat)", imageRendering: "auto" }}
      />
    </>
  );
}

/** Grey to heat: dark is little, bright is much, nothing lets the picture through. */
const HeatFilter = () => (
  <svg aria-hidden="true" className="absolute size-0">
    <filter id="drift-heat" colorInterpolationFilters="sRGB">
      <feColorMatrix type="matrix" values="1 0 0 0 0  1 0 0 0 0  1 0 0 0 0  1 0 0 0 0" />
      <feComponentTransfer>
        <feFuncR type="table" tableValues="0.1 0.36 0.85 0.98 0.99" />
        <feFuncG type="table" tableValues="0.02 0.07 0.27 0.61 1" />
        <feFuncB type="table" tableValues="0.25 0.43 0.42 0.02 0.64" />
        <feFuncA type="table" tableValues="0 0.75 0.9 1 1" />
      </feComponentTransfer>
    </filter>
  </svg>
);
