/** A stroke in image pixels: x, y, x, y ... */
export type PathStroke = { tool: "brush" | "eraser"; points: readonly number[] };

export const brushSize = 80;

/** mulberry32: the same numbers for both engines and every run. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The stroke with this number: 60 points wandering over the picture, every fifth erases. */
export function strokeNumber(index: number, size: number): PathStroke {
  const random = randomOf(1000 + index);
  const inside = (value: number) => Math.min(Math.max(value, 60), size - 60);
  let x = 300 + random() * (size - 600);
  let y = 300 + random() * (size - 600);
  let angle = random() * 2 * Math.PI;
  const points: number[] = [];
  for (let count = 0; count < 60; count++) {
    angle += (random() - 0.5) * 0.7;
    x += Math.cos(angle) * 18;
    y += Math.sin(angle) * 18;
    if (x !== inside(x) || y !== inside(y)) angle += 2.2;
    x = inside(x);
    y = inside(y);
    points.push(x, y);
  }
  return { tool: index % 5 === 4 ? "eraser" : "brush", points };
}

/** The stroke that is measured, in screen pixels: a Lissajous curve over most of the picture. */
export function measuredPath(count: number, place: { x: number; y: number; edge: number }): number[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = (index / count) * 2 * Math.PI;
    return [
      place.x + place.edge * (0.5 + 0.4 * Math.sin(5 * turn)),
      place.y + place.edge * (0.5 + 0.4 * Math.sin(4 * turn + 0.6)),
    ];
  }).flat();
}
