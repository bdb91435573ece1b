"use client";

import type Konva from "konva/lib/Core.js";
import { useEffect, useRef } from "react";
import { Group, Shape } from "react-konva/es/ReactKonvaCore.js";
import { useStore } from "zustand";
import type { MaskEngine } from "#components/editor/engine/engine.ts";
import type { LayerParts } from "#components/editor/layers/open-layers.ts";
import { drawMark } from "#components/editor/markup/draw-mark.ts";
import { type Markup, shownMarks } from "#components/editor/markup/markup-store.ts";
import { MaskStage } from "#components/editor/stage/mask-stage.tsx";

type MarkedStageProps = { engine: MaskEngine } & Pick<LayerParts, "markup" | "hand">;

/** The stage with the marks above the mask. */
export function MarkedStage({ engine, markup, hand }: MarkedStageProps) {
  return (
    <MaskStage engine={engine} hand={hand}>
      <Marks markup={markup} />
    </MaskStage>
  );
}

/** Drawn by the same hand that draws what is sent. */
function Marks({ markup }: { markup: Markup }) {
  const state = useStore(markup.store);
  const group = useRef<Konva.Group>(null);
  useEffect(() => {
    // The stage draws by itself only when the view changes.
    if (state) group.current?.getLayer()?.batchDraw();
  }, [state]);
  return (
    <Group ref={group}>
      {shownMarks(state).map((mark) => (
        <Shape
          key={mark.id}
          listening={false}
          perfectDrawEnabled={false}
          sceneFunc={(context) => drawMark(context._context, mark)}
        />
      ))}
    </Group>
  );
}
