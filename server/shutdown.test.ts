import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { Runner } from "#lib/runs/runner.ts";
import { createShutdown } from "#server/shutdown.ts";

/** A runner with calls in flight that end when `finish` is called. */
function busyRunner(calls: number) {
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const runner: Runner = {
    start: () => {},
    wake: () => {},
    abort: () => {},
    drain: () => ended,
    async stop() {
      steps.push("broken off");
    },
    inFlight: () => calls,
  };
  const steps: string[] = [];
  const said: string[] = [];
  const leave = (drainSeconds: number) =>
    createShutdown({
      runner,
      drainSeconds,
      logger: pino({ level: "silent" }),
      drain: () => void steps.push("no new work"),
      close: async () => void steps.push("closed"),
      say: (sentence) => void said.push(sentence),
      exit: (code) => void steps.push(`exit ${code}`),
    });
  return { leave, steps, said, finish: () => finish() };
}

describe("stopping", () => {
  it("waits for the paid calls in flight, and says how many and how long", async () => {
    const { leave, steps, said, finish } = busyRunner(3);
    const left = leave(120)("person");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steps).toEqual(["no new work"]);
    expect(said[0]).toContain("3 paid calls");
    expect(said[0]).toContain("120 s");
    finish();
    await left;
    expect(steps).toEqual(["no new work", "closed", "exit 0"]);
  });

  it("breaks off what does not end in time", async () => {
    const { leave, steps, said } = busyRunner(1);
    await leave(0.02)("person");
    expect(steps).toEqual(["no new work", "broken off", "closed", "exit 0"]);
    expect(said.at(-1)).toContain("unknown");
  });

  it("leaves at once when a person asks again, and for nobody else", async () => {
    const { leave, steps } = busyRunner(1);
    const shutdown = leave(120);
    void shutdown("person");
    await shutdown("orphaned");
    await shutdown("broken");
    expect(steps).toEqual(["no new work"]);
    await shutdown("person");
    expect(steps).toEqual(["no new work", "exit 130"]);
  });

  it("says nothing about calls when there are none", async () => {
    const { leave, said, finish } = busyRunner(0);
    finish();
    await leave(120)("broken");
    expect(said).toEqual([]);
  });
});
