"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useEdit, useEditor, useEngine } from "#components/editor/editor-context.tsx";
import { canvasArea, isExtended } from "#components/editor/outpaint/outset.ts";

const handleSize = 10;
/** CSS pixels: in a narrower frame its words would hang over. */
const roomForWords = 120;

/** Over the stage: what is added to the picture, hatched, and the frame's handles while it is worked on. */
export function OutsetOverlay() {
  const t = useTranslations("editor.outpaint");
  const pattern = useId();
  const { engine } = useEditor();
  const view = useEngine((state) => state.view);
  const outset = useEdit((state) => state.outset);
  const isWorkedOn = useEdit((state) => state.layer === "frame");
  if (!isWorkedOn && !isExtended(outset)) return null;
  const area = canvasArea(engine.picture, outset);
  const frame = placed(area, view);
  const inner = placed({ x: 0, y: 0, width: engine.picture.width, height: engine.picture.height }, view);
  return (
    <svg
      aria-hidden="true"
      data-outset={`${outset.left} ${outset.top} ${outset.right} ${outset.bottom}`}
      className="pointer-events-none absolute inset-0 size-full overflow-hidden"
    >
      <defs>
        <pattern
          id={pattern}
          width="10"
          height="10"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="10" height="10" fill="oklch(0.6 0 0 / 0.45)" />
          <rect width="5" height="10" fill="oklch(0.85 0 0 / 0.45)" />
        </pattern>
      </defs>
      {isExtended(outset) && (
        <path
          d={`${outline(frame)} ${outline(inner)}`}
          fillRule="evenodd"
          fill={`url(#${pattern})`}
          data-added
        />
      )}
      <rect {...frame} fill="none" stroke="oklch(0 0 0 / 0.6)" strokeWidth={3} />
      <rect {...frame} fill="none" stroke="white" strokeWidth={1} />
      {isWorkedOn &&
        handlePlaces(frame).map(({ x, y }) => (
          <rect
            key={`${Math.sign(x - frame.x)} ${x === frame.x + frame.width} ${y === frame.y} ${y === frame.y + frame.height}`}
            x={x - handleSize / 2}
            y={y - handleSize / 2}
            width={handleSize}
            height={handleSize}
            fill="white"
            stroke="black"
          />
        ))}
      {isWorkedOn && frame.width > roomForWords && (
        <foreignObject x={frame.x + 4} y={frame.y + 4} width={Math.max(0, frame.width - 8)} height={24}>
          <p className="tabular w-fit rounded-[4px] bg-scrim px-1.5 text-on-scrim text-xs leading-[22px]!">
            {t("size", { width: area.width, height: area.height })}
          </p>
        </foreignObject>
      )}
    </svg>
  );
}

type Box = { x: number; y: number; width: number; height: number };

const placed = ({ x, y, width, height }: Box, view: { scale: number; x: number; y: number }): Box => ({
  x: x * view.scale + view.x,
  y: y * view.scale + view.y,
  width: width * view.scale,
  height: height * view.scale,
});

const outline = ({ x, y, width, height }: Box) => `M${x} ${y}h${width}v${height}h${-width}z`;

function handlePlaces({ x, y, width, height }: Box) {
  const across = [x, x + width / 2, x + width];
  const down = [y, y + height / 2, y + height];
  return down.flatMap((at, row) =>
    across.flatMap((along, column) => (row === 1 && column === 1 ? [] : [{ x: along, y: at }])),
  );
}
