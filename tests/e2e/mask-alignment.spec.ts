import type { Browser, BrowserContext, Page } from "@playwright/test";
import sharp from "sharp";
import { expect, maskUnder, open, state, stroke, test } from "#tests/support/mask-page.ts";

test("50 megapixels: every point is kept, and what one sees is where it is", async ({ page, harness }) => {
  await open(page, harness, { width: 8192, height: 6100 });
  await stroke(page, [500, 300], [800, 500]);
  expect(await maskUnder(page, 650, 400)).toBe(255);
  await page.evaluate(() => window.engine?.apply({ kind: "grow", radius: 20 }));
  await page.evaluate(() => window.engine?.zoomAt(0.5));
  await page.evaluate(() => window.engine?.show("mask"));
  const { bounds, historyAt } = await state(page);
  expect(historyAt).toBe(2);
  expect(bounds?.width).toBeGreaterThan(1500);
});

/** A browser window of this density. */
async function windowOf(browser: Browser, deviceScaleFactor: number): Promise<BrowserContext> {
  return browser.newContext({ deviceScaleFactor, viewport: { width: 617, height: 403 } });
}

/** Where the white of a screenshot begins and ends along its middle row and column, in device pixels. */
async function whiteIn(page: Page) {
  const { data, info } = await sharp(await page.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 0) / 255;
  const column = Math.round(info.width / 2);
  const row = Math.round(info.height / 2);
  // What is half covered counts half, so that an edge may lie between two pixels.
  const span = (length: number, value: (index: number) => number, middle: number) => {
    const until = (from: number, by: 1 | -1) => {
      let sum = 0;
      for (let index = from; index >= 0 && index < length && value(index) > 0.02; index += by)
        sum += value(index);
      return sum;
    };
    return [middle - until(middle - 1, -1), middle + until(middle, 1)] as const;
  };
  return {
    across: span(info.width, (x) => at(x, row), column),
    down: span(info.height, (y) => at(column, y), row),
  };
}

for (const density of [1, 1.5, 2, 3])
  test(`what is masked is shown within half a pixel at density ${density}, from zoom 0.1 to 32`, async ({
    browser,
    harness,
  }) => {
    const context = await windowOf(browser, density);
    const page = await context.newPage();
    await open(page, harness);
    for (const zoom of [0.1, 0.37, 1, 2.5, 8, 32]) {
      // As large as a third of the window, around the middle of the picture.
      const half = Math.max(2, Math.min(390, Math.round(60 / zoom)));
      const box = { x: 500 - half, y: 400 - half, width: 2 * half, height: 2 * half };
      const view = await page.evaluate(
        ([scale, area]) => {
          const { engine } = window;
          if (!engine) throw new Error("There is no engine.");
          engine.set({ overlay: { style: "black-white", color: "#ff0000", opacity: 1 } });
          engine.addRegion({ ...area, kind: "rectangle", feather: 0, combination: "replace" });
          engine.look({ scale, x: 309 - 500 * scale, y: 201 - 400 * scale });
          return engine.store.getState().view;
        },
        [zoom, box] as const,
      );
      const place = (edge: number, offset: number) => (edge * view.scale + offset) * density;
      // The worker's outcome comes first, then the frame, then what is drawn in full.
      const worst = async () => {
        const seen = await whiteIn(page);
        const errors = [
          seen.across[0] - place(box.x, view.x),
          seen.across[1] - place(box.x + box.width, view.x),
          seen.down[0] - place(box.y, view.y),
          seen.down[1] - place(box.y + box.height, view.y),
        ];
        return Math.max(...errors.map(Math.abs));
      };
      await expect.poll(worst, { message: `zoom ${zoom}` }).toBeLessThanOrEqual(0.5);
    }
    await context.close();
  });

test("a dab is drawn where the pointer is, at any density and zoom, also after the window changed", async ({
  browser,
  harness,
}) => {
  for (const density of [1, 1.5, 3]) {
    const context = await windowOf(browser, density);
    const page = await context.newPage();
    await open(page, harness);
    for (const zoom of [0.5, 4, 32]) {
      await page.setViewportSize({ width: 617 + Math.round(zoom), height: 403 });
      const at = { x: 301.25, y: 190.5 };
      const size = Math.max(3, Math.round(40 / zoom));
      await page.evaluate(
        async ([scale, diameter]) => {
          const { engine } = window;
          const { brush } = engine?.store.getState() ?? ({} as never);
          engine?.set({ brush: { ...brush, size: diameter, hardness: 1 } });
          engine?.look({ scale, x: 309 - 500 * scale, y: 201 - 400 * scale });
          await engine?.apply({ kind: "clear" });
        },
        [zoom, size] as const,
      );
      await page.mouse.click(at.x, at.y);
      const middle = await page.evaluate(() => {
        const { mask, store } = window.engine ?? ({} as never);
        const sum = { all: 0, x: 0, y: 0 };
        for (let index = 0; index < mask.data.length; index++) {
          const value = mask.data[index] as number;
          sum.all += value;
          sum.x += value * ((index % mask.width) + 0.5);
          sum.y += value * (Math.floor(index / mask.width) + 0.5);
        }
        const { view } = store.getState();
        return { x: sum.x / sum.all, y: sum.y / sum.all, view };
      });
      // In image pixels: half of one, or half a CSS pixel where that is more (mice move by whole ones).
      const allowed = Math.max(0.5, 0.5 / zoom);
      expect(Math.abs(middle.x - (at.x - middle.view.x) / middle.view.scale)).toBeLessThanOrEqual(allowed);
      expect(Math.abs(middle.y - (at.y - middle.view.y) / middle.view.scale)).toBeLessThanOrEqual(allowed);
    }
    await context.close();
  }
});
