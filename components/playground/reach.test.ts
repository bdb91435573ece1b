import { expect, it } from "vitest";
import { reach } from "#components/playground/reach.ts";

/** A line that is dead for `failures` calls. */
function line(failures: number) {
  let now = 0;
  let calls = 0;
  return {
    calls: () => calls,
    call: async () => {
      calls++;
      if (calls <= failures) throw new TypeError("Failed to fetch");
      return "answer";
    },
    tools: {
      clock: () => now,
      pause: async (ms: number) => {
        now += ms;
      },
    },
  };
}

it("asks again until the studio answers, and then no more", async () => {
  const { call, calls, tools } = line(2);
  await expect(reach(call, () => false, tools)).resolves.toBe("answer");
  expect(calls()).toBe(3);
});

it("gives up after a few tries while the connection seems to be up", async () => {
  const { call, calls, tools } = line(99);
  await expect(reach(call, () => false, tools)).resolves.toBe("unreachable");
  expect(calls()).toBe(4);
});

it("is patient for minutes while the connection is known to be down", async () => {
  const { call, tools } = line(30);
  await expect(reach(call, () => true, tools)).resolves.toBe("answer");
  const dead = line(9999);
  await expect(reach(dead.call, () => true, dead.tools)).resolves.toBe("unreachable");
  expect(dead.tools.clock()).toBeGreaterThan(5 * 60_000);
});
