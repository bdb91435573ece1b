"use client";

import Konva from "konva/lib/Core.js";
import type { Image as KonvaImage } from "konva/lib/shapes/Image.js";
import "konva/lib/shapes/Image.js";
import { type ReactNode, useEffect, useRef } from "react";
import { Group, Image, Layer, Shape, Stage } from "react-konva/es/ReactKonvaCore.js";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { Hand } from "#components/editor/engine/hand.ts";
import { openStage } from "#components/editor/stage/open-stage.ts";

// The stage draws when it has something to draw, in the frame in which it has it.
Konva.autoDrawEnabled = false;

type Props = {
  engine: MaskEngine;
  /** react-konva nodes in picture coordinates, above the mask: marks. */
  children?: ReactNode;
  /** What takes the pointers in place of the mask's tools now. Read once, with the engine. */
  hand?: () => Hand | null;
};

const noHand = () => null;

/**
 * The canvas of the editor, for pointers. It fills its parent, which has the name, the focus and the keys, and renders
 * once: whatever moves is drawn by `openStage`.
 */
export function MaskStage({ engine, children, hand = noHand }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const crosshair = useRef<HTMLDivElement>(null);
  const stage = useRef<Konva.Stage>(null);
  const picture = useRef<KonvaImage>(null);
  const mask = useRef<KonvaImage>(null);
  const overlay = useRef<Konva.Group>(null);
  const drawings = useRef<Konva.Shape>(null);

  useEffect(() => {
    const parts = {
      root: root.current,
      surface: surface.current,
      ring: ring.current,
      crosshair: crosshair.current,
      stage: stage.current,
      picture: picture.current,
      mask: mask.current,
      overlay: overlay.current,
      drawings: drawings.current,
    };
    if (!isComplete(parts)) return;
    const opened = openStage(engine, parts, hand);
    return () => opened.close();
  }, [engine, hand]);

  return (
    <div ref={root} className="relative size-full touch-none overflow-hidden">
      <Stage ref={stage} width={1} height={1} listening={false} className="absolute inset-0">
        <Layer listening={false}>
          <Image ref={picture} image={undefined} perfectDrawEnabled={false} />
        </Layer>
        <Layer listening={false}>
          <Image ref={mask} image={undefined} perfectDrawEnabled={false} />
        </Layer>
        <Layer listening={false}>
          <Group ref={overlay}>{children}</Group>
          <Shape ref={drawings} listening={false} perfectDrawEnabled={false} />
        </Layer>
      </Stage>
      <div ref={surface} data-mask-surface className="absolute inset-0" />
      <div
        ref={ring}
        aria-hidden
        className="pointer-events-none invisible absolute left-0 top-0 rounded-full border border-[white] shadow-[inset_0_0_0_1px_black]"
      />
      <div ref={crosshair} aria-hidden className="pointer-events-none invisible absolute left-0 top-0">
        <div className="absolute left-[-12px] top-[-1px] h-[3px] w-6 border border-[white] bg-[black]" />
        <div className="absolute left-[-1px] top-[-12px] h-6 w-[3px] border border-[white] bg-[black]" />
      </div>
    </div>
  );
}

function isComplete<Parts extends Record<string, unknown>>(
  parts: Parts,
): parts is { [Key in keyof Parts]: NonNullable<Parts[Key]> } & Parts {
  return Object.values(parts).every((part) => part !== null);
}
