import {
  boxOfPoints,
  type Mark,
  type MarkColor,
  markColors,
  type Place,
} from "#components/editor/markup/mark.ts";
import type { Rectangle } from "#lib/masks/mask.ts";

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const lineHeight = 1.3;
const weight = 600;

/** The system's own fonts, Chinese ones among them: a worker has no others, and what is sent looks like what is seen. */
export const markFamily =
  'system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Draws a mark in image pixels: on the stage, and into the picture that is sent. */
export function drawMark(pen: Pen, mark: Mark): void {
  pen.lineCap = "round";
  pen.lineJoin = "round";
  if (mark.kind === "text") {
    drawText(pen, mark);
    return;
  }
  pen.strokeStyle = edgeOf(mark.color);
  pen.lineWidth = mark.size + 2 * edgeWidth(mark);
  trace(pen, mark);
  pen.stroke();
  pen.strokeStyle = markColors[mark.color];
  pen.lineWidth = mark.size;
  pen.stroke();
}

const isLight: Readonly<Record<MarkColor, boolean>> = {
  red: false,
  yellow: true,
  green: true,
  blue: false,
  white: true,
  black: false,
};
const edgeOf = (color: MarkColor): string => (isLight[color] ? "#000000" : "#ffffff");

const edgeWidth = ({ kind, size }: Mark): number => Math.max(1, size / (kind === "text" ? 10 : 4));

function trace(pen: Pen, { kind, points, size }: Mark): void {
  const [first = { x: 0, y: 0 }, second = first] = points;
  pen.beginPath();
  if (kind === "arrow") traceArrow(pen, first, second, size);
  else if (kind === "pen") traceWay(pen, points);
  else {
    const { x, y, width, height } = boxOfPoints([first, second]);
    if (kind === "rectangle") pen.rect(x, y, width, height);
    else pen.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  }
}

const barbAngle = Math.PI / 7;

/** Length of an arrow's barbs: in proportion to its line, never longer than the arrow. */
const barbOf = (from: Place, to: Place, size: number): number =>
  Math.min(size * 5, Math.hypot(to.x - from.x, to.y - from.y) * 0.8);

function traceArrow(pen: Pen, from: Place, to: Place, size: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = barbOf(from, to, size);
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  for (const side of [-1, 1]) {
    const back = angle + Math.PI + side * barbAngle;
    pen.moveTo(to.x + Math.cos(back) * barb, to.y + Math.sin(back) * barb);
    pen.lineTo(to.x, to.y);
  }
}

/** Through the middles between the points, which rounds what a hand drew. */
function traceWay(pen: Pen, points: readonly Place[]): void {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return;
  pen.moveTo(first.x, first.y);
  for (let index = 1; index < points.length - 1; index++) {
    const [at, next] = [points[index] as Place, points[index + 1] as Place];
    pen.quadraticCurveTo(at.x, at.y, (at.x + next.x) / 2, (at.y + next.y) / 2);
  }
  pen.lineTo(last.x, last.y);
}

const fontOf = (size: number): string => `${weight} ${size}px ${markFamily}`;

function drawText(pen: Pen, mark: Mark): void {
  const [at = { x: 0, y: 0 }] = mark.points;
  pen.font = fontOf(mark.size);
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.strokeStyle = edgeOf(mark.color);
  pen.lineWidth = 2 * edgeWidth(mark);
  pen.fillStyle = markColors[mark.color];
  const draw = (put: "strokeText" | "fillText") => {
    for (const [index, line] of mark.text.split("\n").entries())
      pen[put](line, at.x, at.y + (index + 0.5) * mark.size * lineHeight);
  };
  draw("strokeText");
  draw("fillText");
}

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/** Width of the longest line and height of all; where no canvas is at hand, about that. */
function sizeOfText({ text, size }: Mark): { width: number; height: number } {
  const lines = text.split("\n");
  const height = lines.length * size * lineHeight;
  measuring ??= typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  const pen = measuring;
  if (!pen) return { width: Math.max(...lines.map(({ length }) => length)) * size * 0.6, height };
  pen.font = fontOf(size);
  return { width: Math.max(...lines.map((line) => pen.measureText(line).width)), height };
}

/** What a mark encloses, without the width of its line. */
export function boxOfMark(mark: Mark): Rectangle {
  const [at = { x: 0, y: 0 }] = mark.points;
  return mark.kind === "text" ? { ...at, ...sizeOfText(mark) } : boxOfPoints(mark.points);
}

/** All that a mark may draw on, with its edge and an arrow's barbs. */
export function inkOf(mark: Mark): Rectangle {
  const { x, y, width, height } = boxOfMark(mark);
  const [from, to] = mark.points;
  const barb = mark.kind === "arrow" && from && to ? barbOf(from, to, mark.size) : 0;
  // Letters may hang out of their line a little.
  const beyond = mark.size * (mark.kind === "text" ? 0.15 : 0.5) + edgeWidth(mark) + barb + 2;
  return { x: x - beyond, y: y - beyond, width: width + 2 * beyond, height: height + 2 * beyond };
}
