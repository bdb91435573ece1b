import { expect, it } from "vitest";
import { createSendingGate } from "#lib/runs/sending-gate.ts";

it("lets the next one in when the one before has sent, in the order of asking", async () => {
  const gate = createSendingGate();
  const order: string[] = [];
  const first = await gate.enter();
  const second = gate.enter().then((leave) => {
    order.push("second");
    leave();
  });
  const third = gate.enter().then((leave) => {
    order.push("third");
    leave();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  first();
  first();
  await Promise.all([second, third]);
  expect(order).toEqual(["second", "third"]);
});

it("does not wait for ever for a slow connection", async () => {
  const gate = createSendingGate(10);
  await gate.enter();
  const leave = await gate.enter();
  leave();
});
