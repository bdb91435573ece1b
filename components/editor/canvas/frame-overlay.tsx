"use client";

import { useTranslations } from "next-intl";
import { useEdit, useEngine } from "#components/editor/editor-context.tsx";
import { isExtended } from "#components/editor/outpaint/outset.ts";

/** CSS pixels: in a narrower frame its words would hang over. */
const roomForWords = 160;

/** Over the stage, never in the way of the pointer: the part of the picture the model is shown, and how sharply. */
export function FrameOverlay() {
  const t = useTranslations("editor");
  const view = useEngine((state) => state.view);
  const isEmpty = useEngine((state) => state.coverage === 0);
  const plan = useEdit((state) => state.plan);
  if (!plan || (isEmpty && !isExtended(plan.outset))) return null;
  const { crop, outset, modelSize, scale } = plan;
  const frame = {
    x: (crop.x - outset.left) * view.scale + view.x,
    y: (crop.y - outset.top) * view.scale + view.y,
    width: crop.width * view.scale,
    height: crop.height * view.scale,
  };
  return (
    <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full overflow-hidden">
      <rect {...frame} fill="none" stroke="oklch(0 0 0 / 0.6)" strokeWidth={3} />
      <rect data-crop {...frame} fill="none" stroke="white" strokeWidth={1} strokeDasharray="6 4" />
      {frame.width > roomForWords && (
        <foreignObject
          x={Math.max(frame.x, 0) + 4}
          y={Math.max(frame.y + frame.height - 26, 4)}
          width={frame.width - 8}
          height={22}
        >
          <p className="tabular w-fit rounded-[4px] bg-scrim px-1.5 text-on-scrim text-xs leading-[22px]!">
            {t("plan.frame", { width: modelSize.width, height: modelSize.height, scale })}
          </p>
        </foreignObject>
      )}
    </svg>
  );
}
