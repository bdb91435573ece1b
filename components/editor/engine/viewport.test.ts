import { describe, expect, it } from "vitest";
import { allowed, rested, viewOf, zoomedAt } from "./viewport.ts";

const picture = { width: 4096, height: 2048 };
const viewport = { width: 1280, height: 800, pixelRatio: 1.5 };

describe("the view", () => {
  it("keeps what is at the pointer while it zooms", () => {
    const view = { scale: 0.3, x: -40, y: 25 };
    const at = { x: 300, y: 200 };
    const zoomed = zoomedAt(view, 2.7, at);
    expect((at.x - zoomed.x) / zoomed.scale).toBeCloseTo((at.x - view.x) / view.scale);
    expect((at.y - zoomed.y) / zoomed.scale).toBeCloseTo((at.y - view.y) / view.scale);
  });

  it("shows all of an area in the middle", () => {
    const { scale, x, y } = viewOf({ x: 1000, y: 500, width: 200, height: 100 }, viewport);
    expect(1100 * scale + x).toBeCloseTo(640);
    expect(550 * scale + y).toBeCloseTo(400);
    expect(200 * scale).toBeLessThanOrEqual(1280);
  });

  it("never loses the picture, and keeps its corner on a device pixel", () => {
    for (const x of [-1e6, -3, 0.1, 1e6]) {
      const view = allowed({ scale: 0.5, x, y: x }, picture, viewport);
      expect(view.x * 1.5).toBeCloseTo(Math.round(view.x * 1.5));
      expect(view.x + picture.width * 0.5).toBeGreaterThan(40);
      expect(view.x).toBeLessThan(1240);
      expect(view.y).toBeLessThan(760);
    }
  });

  it("stays between a fraction of the fit and 32 times", () => {
    expect(allowed({ scale: 1000, x: 0, y: 0 }, picture, viewport).scale).toBe(32);
    expect(allowed({ scale: 1e-9, x: 0, y: 0 }, picture, viewport).scale).toBeCloseTo(0.05);
  });

  it("rests at round sizes", () => {
    expect([0.99, 1.01, 1.3, 2.02].map(rested)).toEqual([1, 1, 1.3, 2]);
  });
});
