import { test as base, expect, type Page } from "@playwright/test";
import type {} from "#tests/bench/mask/bench-engine.ts";
import { type MaskHarness, openMaskHarness } from "#tests/support/mask-harness.ts";

export { expect };

/** Tests at the engine and its stage alone, without the studio around them. */
export const test = base.extend<object, { harness: MaskHarness }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it needs from this pattern
    async ({}, use) => {
      const harness = await openMaskHarness();
      await use(harness);
      await harness.close();
    },
    { scope: "worker" },
  ],
});

type Size = { width: number; height: number };
const small = { width: 1000, height: 800 };

/** Opens a picture of this size, with nothing masked. */
export async function open(page: Page, { url }: MaskHarness, { width, height }: Size = small): Promise<void> {
  await page.goto(`${url}/?width=${width}&height=${height}&key=picture`);
  await page.evaluate(() => window.ready);
}

/** What the engine tells of itself. */
export const state = (page: Page) =>
  page.evaluate(() => {
    const { view, coverage, bounds, historyAt, saving, brush, tool } =
      window.engine?.store.getState() ?? ({} as never);
    return { view, coverage, bounds, historyAt, saving, brush, tool };
  });

/** Value of the mask at a place of the page, in CSS pixels. */
export const maskUnder = (page: Page, x: number, y: number) =>
  page.evaluate(
    ([left, top]) => {
      const { engine } = window;
      if (!engine) throw new Error("There is no engine.");
      const { view } = engine.store.getState();
      const column = Math.floor((left - view.x) / view.scale);
      const row = Math.floor((top - view.y) / view.scale);
      return engine.mask.data[row * engine.mask.width + column] ?? -1;
    },
    [x, y] as const,
  );

/** A stroke of the mouse. */
export async function stroke(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** Fingers on the stage, by their numbers. */
export async function touches(page: Page) {
  const session = await page.context().newCDPSession(page);
  const fingers = (all: readonly (readonly [number, number])[]) => all.map(([x, y], id) => ({ x, y, id }));
  return (
    type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel",
    all: readonly (readonly [number, number])[] = [],
  ) => session.send("Input.dispatchTouchEvent", { type, touchPoints: fingers(all) });
}
