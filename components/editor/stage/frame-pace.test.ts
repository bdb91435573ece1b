import { describe, expect, it } from "vitest";
import { createFramePace } from "#components/editor/stage/frame-pace.ts";

const interval = 1000 / 60;

/** Draws frames that take so long each, and answers which ones were left out. */
function leftOut(costs: readonly number[], pace = createFramePace(), from = 0): number[] {
  const rests: number[] = [];
  costs.forEach((cost, index) => {
    const time = (from + index) * interval;
    if (pace.rests(time)) rests.push(index);
    else pace.drawn(time, time + cost);
  });
  return rests;
}

const onTime = (count: number) => Array<number>(count).fill(3);

describe("the pace of frames", () => {
  it("leaves none out as long as all are on time", () => {
    expect(leftOut(onTime(500))).toEqual([]);
  });

  it("leaves one out after one that was late, and goes on", () => {
    expect(leftOut([...onTime(30), 14, ...onTime(30)])).toEqual([31]);
    expect(leftOut([14, ...onTime(30)])).toEqual([1]);
  });

  it("leaves none out that has news already, but the one after it", () => {
    const pace = createFramePace();
    pace.rests(0);
    pace.drawn(0, 14);
    pace.moved();
    expect(pace.rests(interval)).toBe(false);
    pace.drawn(interval, interval + 3);
    expect(pace.resting).toBe(true);
    expect(pace.rests(2 * interval)).toBe(true);
    expect(pace.resting).toBe(false);
  });

  it("leaves none out after a pause, in which the browser has caught up", () => {
    const pace = createFramePace();
    leftOut([3, 3, 14], pace);
    expect(leftOut(onTime(100), pace, 10)).toEqual([]);
  });

  it("leaves one in eight out at most, and none where all are late", () => {
    const pace = createFramePace();
    expect(leftOut(Array<number>(200).fill(14), pace)).toEqual([1]);
    const some = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? 14 : 3));
    const rests = leftOut(some, createFramePace());
    expect(rests.slice(1).every((at, index) => at - (rests[index] ?? 0) >= 8)).toBe(true);
    expect(rests.length).toBeGreaterThan(10);
  });

  it("knows a faster display by its frames", () => {
    const pace = createFramePace();
    const at = (frame: number) => (frame * 1000) / 144;
    for (let frame = 0; frame < 50; frame++) {
      expect(pace.rests(at(frame))).toBe(false);
      pace.drawn(at(frame), at(frame) + 2);
    }
    pace.rests(at(50));
    pace.drawn(at(50), at(50) + 6);
    expect(pace.rests(at(51))).toBe(true);
  });

  it("comes back to a slower display", () => {
    const pace = createFramePace();
    for (let frame = 0; frame < 50; frame++) pace.rests(frame * 4);
    for (let frame = 0; frame < 60; frame++) pace.rests(200 + frame * interval);
    expect(leftOut([9, 3, 3, 11, 3], pace, 73)).toEqual([4]);
  });
});
