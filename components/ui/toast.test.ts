import { expect, it } from "vitest";
import { toastDuration } from "#components/ui/toast.ts";

it("failures stay, toasts with an action stay longer, and a given time wins", () => {
  expect(toastDuration({ title: "saved" })).toBe(6_000);
  expect(toastDuration({ title: "moved", action: { label: "Undo", run: () => {} } })).toBe(10_000);
  expect(toastDuration({ title: "refused", tone: "danger" })).toBeNull();
  expect(toastDuration({ title: "refused", tone: "danger", duration: 1 })).toBe(1);
});
