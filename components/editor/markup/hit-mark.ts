import { boxOfMark } from "#components/editor/markup/draw-mark.ts";
import { fittedInto, type Mark, type Place } from "#components/editor/markup/mark.ts";

/** The topmost mark under a place. `slack` in image pixels. */
export function markAt(marks: readonly Mark[], at: Place, slack: number): Mark | null {
  return marks.findLast((mark) => isOn(mark, at, slack)) ?? null;
}

function isOn(mark: Mark, at: Place, slack: number): boolean {
  const reach = mark.size / 2 + slack;
  if (mark.kind === "arrow" || mark.kind === "pen") return nearWay(mark.points, at) <= reach;
  const { x, y, width, height } = boxOfMark(mark);
  const isInside =
    at.x >= x - reach && at.x <= x + width + reach && at.y >= y - reach && at.y <= y + height + reach;
  if (!isInside || mark.kind === "text") return isInside;
  if (mark.kind === "rectangle") {
    const inner = Math.min(at.x - x, x + width - at.x, at.y - y, y + height - at.y);
    return inner <= reach;
  }
  return nearEllipse({ x: at.x - x - width / 2, y: at.y - y - height / 2 }, width / 2, height / 2) <= reach;
}

/** Distance to the outline, near enough for a pointer: along the line to the middle. */
function nearEllipse({ x, y }: Place, across: number, down: number): number {
  if (across === 0 || down === 0) return Math.hypot(x, y);
  const share = Math.hypot(x / across, y / down);
  return share === 0 ? Math.min(across, down) : Math.hypot(x, y) * Math.abs(1 - 1 / share);
}

function nearWay(points: readonly Place[], at: Place): number {
  const [first] = points;
  if (!first) return Number.POSITIVE_INFINITY;
  let nearest = Math.hypot(at.x - first.x, at.y - first.y);
  for (let index = 1; index < points.length; index++)
    nearest = Math.min(nearest, nearLine(points[index - 1] as Place, points[index] as Place, at));
  return nearest;
}

function nearLine(from: Place, to: Place, at: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

/** Where a mark can be taken to be changed: the ends of an arrow, the corners of the others. */
export function handlesOf(mark: Mark): Place[] {
  if (mark.kind === "arrow") return [...mark.points];
  const { x, y, width, height } = boxOfMark(mark);
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The mark with one of its handles somewhere else; the opposite corner stays. */
export function withHandleAt(mark: Mark, handle: number, to: Place): Mark {
  if (mark.kind === "arrow")
    return { ...mark, points: mark.points.map((point, index) => (index === handle ? to : point)) };
  const from = boxOfMark(mark);
  const opposite = handlesOf(mark)[(handle + 2) % 4] ?? to;
  const least = mark.kind === "text" ? 4 : 1;
  const width = Math.max(least, Math.abs(to.x - opposite.x));
  const height = Math.max(least, Math.abs(to.y - opposite.y));
  const isLeft = handle === 0 || handle === 3;
  const isTop = handle === 0 || handle === 1;
  const box = {
    x: isLeft ? opposite.x - width : opposite.x,
    y: isTop ? opposite.y - height : opposite.y,
    width,
    height,
  };
  const fitted = fittedInto(mark, from, box);
  if (mark.kind !== "text") return fitted;
  // Letters keep their shape: the corner opposite of the hand stays, whatever width comes of the height.
  const drawn = boxOfMark(fitted);
  return {
    ...fitted,
    points: [
      {
        x: isLeft ? opposite.x - drawn.width : opposite.x,
        y: isTop ? opposite.y - drawn.height : opposite.y,
      },
    ],
  };
}
