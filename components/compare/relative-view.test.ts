import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actualZoom,
  fillScale,
  panned,
  placed,
  type RelativeView,
  wholePicture,
  zoomedAt,
} from "#components/compare/relative-view.ts";

const pane = { width: 600, height: 400 };
const sizes = fc.record({
  width: fc.integer({ min: 64, max: 8192 }),
  height: fc.integer({ min: 64, max: 8192 }),
});
const places = fc.record({ x: fc.integer({ min: -200, max: 200 }), y: fc.integer({ min: -150, max: 150 }) });

/** The place of the picture, 0-1, that lies at a place of the pane. */
function under(
  view: RelativeView,
  point: { x: number; y: number },
  picture: { width: number; height: number },
) {
  const { scale, x, y } = placed(view, pane, picture);
  return {
    u: (pane.width / 2 + point.x - x) / scale / picture.width,
    v: (pane.height / 2 + point.y - y) / scale / picture.height,
  };
}

describe("a view shared by pictures of different sizes", () => {
  it("shows all of a small and of a large picture alike", () => {
    for (const width of [512, 4096]) {
      const picture = { width, height: width };
      expect(placed(wholePicture, pane, picture)).toEqual({ scale: 400 / width, x: 100, y: 0 });
    }
  });

  it("keeps what lies under the pointer there while zooming in", () => {
    fc.assert(
      fc.property(sizes, places, fc.double({ min: 1.1, max: 4, noNaN: true }), (picture, point, factor) => {
        const near = zoomedAt(wholePicture, 8, { x: 0, y: 0 }, pane, picture);
        // A side that is narrower than the pane stays in its middle instead.
        const { scale } = placed(near, pane, picture);
        fc.pre(picture.width * scale >= pane.width && picture.height * scale >= pane.height);
        const before = under(near, point, picture);
        const after = under(zoomedAt(near, factor, point, pane, picture), point, picture);
        expect(after.u).toBeCloseTo(before.u, 6);
        expect(after.v).toBeCloseTo(before.v, 6);
      }),
    );
  });

  it("never leaves its picture, however far it is dragged", () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 1, max: 20, noNaN: true }), places, (picture, zoom, by) => {
        const far = { x: by.x * 1000, y: by.y * 1000 };
        const view = panned(zoomedAt(wholePicture, zoom, { x: 0, y: 0 }, pane, picture), far, pane, picture);
        const { scale, x, y } = placed(view, pane, picture);
        const [width, height] = [picture.width * scale, picture.height * scale];
        if (width >= pane.width) {
          expect(x).toBeLessThanOrEqual(1e-6);
          expect(x + width).toBeGreaterThanOrEqual(pane.width - 1e-6);
        } else expect(x + width / 2).toBeCloseTo(pane.width / 2, 6);
        if (height >= pane.height) expect(y).toBeLessThanOrEqual(1e-6);
        else expect(y + height / 2).toBeCloseTo(pane.height / 2, 6);
      }),
    );
  });

  it("knows 100 %, and gets no closer than 32 CSS pixels to a pixel", () => {
    const picture = { width: 2400, height: 1600 };
    const zoom = actualZoom(pane, picture);
    expect(fillScale(pane, picture) * zoom).toBe(1);
    const closest = zoomedAt(wholePicture, 1e9, { x: 0, y: 0 }, pane, picture);
    expect(placed(closest, pane, picture).scale).toBeCloseTo(32, 6);
  });
});
