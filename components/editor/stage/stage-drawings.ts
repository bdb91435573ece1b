import type { View } from "#components/editor/engine/engine.ts";
import type { Draft } from "#components/editor/engine/shape-session.ts";
import { boxOf } from "#components/editor/engine/shape-session.ts";

/** The 2D calls that drawings over the picture are made of. */
type Pen = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "ellipse"
  | "rect"
  | "stroke"
  | "fill"
  | "setLineDash"
  | "lineWidth"
  | "lineDashOffset"
  | "strokeStyle"
  | "fillStyle"
>;

const dash = 5;

/** Outlines the draft on the screen; `march` moves the dashes, in CSS pixels. */
export function drawDraft(pen: Pen, draft: Draft, view: View, march: number): void {
  const place = ({ x, y }: { x: number; y: number }) =>
    [x * view.scale + view.x, y * view.scale + view.y] as const;
  pen.beginPath();
  if ("points" in draft) {
    draft.points.forEach((point, index) => {
      if (index === 0) pen.moveTo(...place(point));
      else pen.lineTo(...place(point));
    });
    if (draft.tip) pen.lineTo(...place(draft.tip));
  } else if (draft.kind === "gradient") {
    pen.moveTo(...place(draft.from));
    pen.lineTo(...place(draft.to));
  } else {
    const box = boxOf(draft.from, draft.to);
    const [x, y] = place(box);
    const width = box.width * view.scale;
    const height = box.height * view.scale;
    if (draft.kind === "rectangle") pen.rect(x, y, width, height);
    else pen.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  }
  strokeTwice(pen, march);
  const first = "points" in draft ? draft.points[0] : draft.from;
  if (first) drawHandle(pen, ...place(first));
}

/** White below black dashes: to be seen on any picture. */
function strokeTwice(pen: Pen, march: number): void {
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.strokeStyle = "#ffffff";
  pen.stroke();
  pen.setLineDash([dash, dash]);
  pen.lineDashOffset = -march;
  pen.strokeStyle = "#000000";
  pen.stroke();
  pen.setLineDash([]);
}

function drawHandle(pen: Pen, x: number, y: number): void {
  pen.beginPath();
  pen.rect(x - 3, y - 3, 6, 6);
  pen.fillStyle = "#ffffff";
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = "#000000";
  pen.stroke();
}
