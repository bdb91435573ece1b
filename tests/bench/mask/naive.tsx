import type Konva from "konva";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Image, Layer, Line, Stage } from "react-konva";
import { type BenchEngine, watchBlocking } from "#tests/bench/mask/bench-engine.ts";
import { brushSize, strokeNumber } from "#tests/bench/mask/strokes.ts";

type DrawnLine = { tool: "brush" | "eraser"; points: number[] };

/**
 * Free drawing as the react-konva documentation shows it (docs/react/Free_Drawing): an array of lines in React state,
 * every mouse move makes a new array, every line is a Konva.Line.
 */
export function mountNaive(root: HTMLElement, picture: ImageBitmap): BenchEngine {
  const size = picture.width;
  const width = window.innerWidth;
  const height = window.innerHeight;
  const scale = Math.min(width, height) / size;
  const place = { x: (width - size * scale) / 2, y: (height - size * scale) / 2, edge: size * scale };
  let change: (next: (lines: DrawnLine[]) => DrawnLine[]) => void = () => {};
  let layer: Konva.Layer | null = null;
  let points = 0;
  let undone: DrawnLine | undefined;

  function App() {
    const [lines, setLines] = useState<DrawnLine[]>([]);
    const isDrawing = useRef(false);
    change = setLines;

    const handleMouseDown = ({ target }: Konva.KonvaEventObject<MouseEvent>) => {
      isDrawing.current = true;
      const pos = target.getStage()?.getRelativePointerPosition();
      if (pos) setLines([...lines, { tool: "brush", points: [pos.x, pos.y] }]);
    };
    const handleMouseMove = ({ target }: Konva.KonvaEventObject<MouseEvent>) => {
      if (!isDrawing.current) return;
      const point = target.getStage()?.getRelativePointerPosition();
      const lastLine = lines.at(-1);
      if (!point || !lastLine) return;
      points += 1;
      const longer = { ...lastLine, points: lastLine.points.concat([point.x, point.y]) };
      setLines([...lines.slice(0, -1), longer]);
    };
    const handleMouseUp = () => {
      isDrawing.current = false;
    };

    return (
      <Stage
        width={width}
        height={height}
        x={place.x}
        y={place.y}
        scaleX={scale}
        scaleY={scale}
        onMouseDown={handleMouseDown}
        onMouseMove={handleMouseMove}
        onMouseUp={handleMouseUp}
      >
        <Layer listening={false}>
          <Image image={picture} width={size} height={size} />
        </Layer>
        <Layer
          opacity={0.5}
          ref={(node: Konva.Layer | null) => {
            layer = node;
          }}
        >
          {lines.map((line, index) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: as the documentation has it
              key={index}
              points={line.points}
              stroke="#df4b26"
              strokeWidth={brushSize}
              tension={0.5}
              lineCap="round"
              lineJoin="round"
              globalCompositeOperation={line.tool === "eraser" ? "destination-out" : "source-over"}
            />
          ))}
        </Layer>
      </Stage>
    );
  }

  /** Renders, and reads a pixel back so that the drawing is done and not only asked for. */
  function settled(next: (lines: DrawnLine[]) => DrawnLine[]): number {
    const begun = performance.now();
    flushSync(() => change(next));
    layer?.draw();
    layer?.getNativeCanvasElement().getContext("2d")?.getImageData(0, 0, 1, 1);
    return performance.now() - begun;
  }

  flushSync(() => createRoot(root).render(<App />));
  return {
    async preload(from, to) {
      const more = Array.from({ length: to - from }, (_, index) => {
        const { tool, points: path } = strokeNumber(from + index, size);
        return { tool, points: [...path] };
      });
      settled((lines) => [...lines, ...more]);
    },
    undo: () =>
      settled((lines) => {
        undone = lines.at(-1);
        return lines.slice(0, -1);
      }),
    redo: () => settled((lines) => (undone ? [...lines, undone] : lines)),
    async export() {
      const { result, ...times } = await watchBlocking(() => {
        const canvas = layer?.toCanvas({
          x: place.x,
          y: place.y,
          width: place.edge,
          height: place.edge,
          pixelRatio: 1 / scale,
        });
        return new Promise<Blob | null>((resolve) => canvas?.toBlob(resolve, "image/png"));
      });
      return { ...times, bytes: result?.size ?? 0 };
    },
    get points() {
      return points;
    },
    resetPoints() {
      points = 0;
    },
    commitMs: 0,
    frameCosts: [],
    place,
    get strokes() {
      return layer?.getChildren().length ?? 0;
    },
  };
}
