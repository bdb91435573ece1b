import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createLimit } from "#lib/gallery/limit.ts";

describe("a limit", () => {
  it("lets no more than its number run, in order, also when works fail", async () => {
    const limit = createLimit(3);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        limit(async () => {
          order.push(index);
          most = Math.max(most, ++running);
          await setImmediate();
          running--;
          if (index % 4 === 0) throw new Error("failed");
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(5);
    await expect(limit(async () => "free again")).resolves.toBe("free again");
  });
});
