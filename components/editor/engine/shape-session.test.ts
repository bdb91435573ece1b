import { beforeEach, describe, expect, it } from "vitest";
import type { Combination } from "#lib/masks/mask.ts";
import { createShapeSession, inSteps, type Shape, type ShapeSession } from "./shape-session.ts";

const plain = { shift: false, alt: false, slack: 3 };
const shift = { ...plain, shift: true };
const alt = { ...plain, alt: true };
let made: [Shape, Combination | null][];
let session: ShapeSession;

beforeEach(() => {
  made = [];
  session = createShapeSession(
    (shape, combine) => made.push([shape, combine]),
    () => {},
  );
});

const click = (tool: Parameters<ShapeSession["down"]>[0], x: number, y: number, stance = plain) => {
  session.move([{ x, y }], stance);
  session.down(tool, { x, y }, stance);
  session.up({ x, y }, stance);
};

describe("drawing a shape", () => {
  it("by a drag, in whole pixels", () => {
    session.down("rectangle", { x: 10.4, y: 20.6 }, plain);
    session.move([{ x: 4, y: 40 }], plain);
    session.up({ x: 4.2, y: 40.9 }, plain);
    expect(made).toEqual([[{ kind: "rectangle", x: 4, y: 21, width: 6, height: 20 }, null]]);
    expect(session.draft).toBeNull();
  });

  it("by two clicks as well, for all that can be dragged", () => {
    for (const tool of ["rectangle", "ellipse", "gradient"] as const) {
      click(tool, 10, 10);
      expect(session.draft).toMatchObject({ kind: tool });
      click(tool, 30, 50);
    }
    expect(made.map(([shape]) => shape)).toEqual([
      { kind: "rectangle", x: 10, y: 10, width: 20, height: 40 },
      { kind: "ellipse", x: 10, y: 10, width: 20, height: 40 },
      { kind: "gradient", from: { x: 10, y: 10 }, to: { x: 30, y: 50 } },
    ]);
  });

  it("of corners, closed on the first one, by the same place twice or when told", () => {
    const corners = [
      [10, 10],
      [50, 10],
      [50, 50],
    ] as const;
    const ends = [() => click("polygon", 11, 12), () => click("polygon", 50, 51), () => session.finish()];
    for (const end of ends) {
      for (const [x, y] of corners) click("polygon", x, y);
      end();
    }
    const points = corners.map(([x, y]) => ({ x, y }));
    expect(made).toEqual(ends.map(() => [{ kind: "polygon", points }, null]));
  });

  it("with a lasso by hand or, without dragging it, corner by corner", () => {
    session.down("lasso", { x: 0, y: 0 }, plain);
    session.move([{ x: 10, y: 0 }], plain);
    session.move([{ x: 10, y: 10 }], plain);
    session.up({ x: 10, y: 10 }, plain);
    for (const [x, y] of [
      [0, 0],
      [20, 0],
      [20, 20],
      [1, 1],
    ] as const)
      click("lasso", x, y);
    expect(made.map(([shape]) => "points" in shape && shape.points.length)).toEqual([3, 3]);
  });

  it("adds with Shift, subtracts with Alt, intersects with both", () => {
    for (const stance of [shift, alt, { ...shift, alt: true }]) {
      session.down("rectangle", { x: 0, y: 0 }, stance);
      session.up({ x: 9, y: 5 }, plain);
    }
    expect(made.map(([, combine]) => combine)).toEqual(["add", "subtract", "intersect"]);
  });

  it("keeps squares and steps of 15 degrees with a Shift that comes later, not with the one that chose", () => {
    session.down("rectangle", { x: 0, y: 0 }, shift);
    session.move([{ x: 20, y: 10 }], shift);
    expect(session.draft).toMatchObject({ to: { x: 20, y: 10 } });
    session.move([{ x: 20, y: 10 }], plain);
    session.move([{ x: -20, y: 10 }], shift);
    expect(session.draft).toMatchObject({ to: { x: -20, y: 20 } });
    const { x, y } = inSteps({ x: 0, y: 0 }, { x: 100, y: 95 });
    expect(x).toBeCloseTo(y);
  });

  it("gives up without a trace, and takes back corner by corner", () => {
    click("polygon", 0, 0);
    click("polygon", 9, 9);
    session.removeCorner();
    expect(session.draft).toMatchObject({ points: [{ x: 0, y: 0 }] });
    session.cancel();
    session.finish();
    click("polygon", 0, 0);
    session.finish();
    expect(made).toEqual([]);
    expect(session.draft).toBeNull();
  });
});
