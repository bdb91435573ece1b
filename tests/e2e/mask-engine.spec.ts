import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import sharp from "sharp";
import type {} from "#tests/bench/mask/bench-engine.ts";
import { type MaskHarness, openMaskHarness } from "#tests/support/mask-harness.ts";

const test = base.extend<object, { harness: MaskHarness }>({
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

async function open(page: Page, { url }: MaskHarness, { width, height }: Size = small): Promise<void> {
  await page.goto(`${url}/?width=${width}&height=${height}&key=picture`);
  await page.evaluate(() => window.ready);
}

const state = (page: Page) =>
  page.evaluate(() => {
    const { view, coverage, bounds, historyAt, saving, brush, tool } =
      window.engine?.store.getState() ?? ({} as never);
    return { view, coverage, bounds, historyAt, saving, brush, tool };
  });

/** Value of the mask at a place of the page, in CSS pixels. */
const maskUnder = (page: Page, x: number, y: number) =>
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

async function stroke(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** Fingers on the stage, by their numbers. */
async function touches(page: Page) {
  const session = await page.context().newCDPSession(page);
  const fingers = (all: readonly (readonly [number, number])[]) => all.map(([x, y], id) => ({ x, y, id }));
  return (
    type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel",
    all: readonly (readonly [number, number])[] = [],
  ) => session.send("Input.dispatchTouchEvent", { type, touchPoints: fingers(all) });
}

test.describe("strokes", () => {
  test.beforeEach(({ page, harness }) => open(page, harness));

  test("a stroke is in the mask and on the screen, on three layers and no more", async ({ page }) => {
    await stroke(page, [500, 300], [700, 400]);
    expect(await maskUnder(page, 600, 350)).toBe(255);
    expect(await maskUnder(page, 600, 450)).toBe(0);
    expect((await state(page)).historyAt).toBe(1);
    expect(await page.locator("canvas").count()).toBe(3);
  });

  test("survives pointercancel and lost capture in the middle of it", async ({ page }) => {
    const touch = await touches(page);
    await touch("touchStart", [[500, 300]]);
    await touch("touchMove", [[600, 300]]);
    await touch("touchCancel");
    await expect.poll(() => state(page)).toMatchObject({ historyAt: 1 });
    expect(await maskUnder(page, 560, 300)).toBe(255);
    await page.mouse.move(500, 400);
    await page.mouse.down();
    await page.mouse.move(600, 400);
    await page.evaluate(() => document.querySelector("[data-mask-surface]")?.releasePointerCapture(1));
    await page.mouse.move(620, 400);
    await expect.poll(() => state(page)).toMatchObject({ historyAt: 2 });
    await page.mouse.up();
    expect(await maskUnder(page, 560, 400)).toBe(255);
  });

  test("leaves the stage and comes back without a break", async ({ page }) => {
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.move(-50, 300);
    await page.mouse.move(500, 400);
    await page.mouse.up();
    expect(await state(page)).toMatchObject({ historyAt: 1 });
    expect(await maskUnder(page, 480, 300)).toBe(255);
    expect(await maskUnder(page, 470, 395)).toBe(255);
  });

  test("Space in the middle of a stroke keeps it and pans; without a stroke it pans too", async ({
    page,
  }) => {
    const before = (await state(page)).view;
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.move(600, 300);
    await page.keyboard.down("Space");
    await page.mouse.up();
    expect(await state(page)).toMatchObject({ historyAt: 1, view: before });
    await stroke(page, [500, 300], [540, 330]);
    await page.keyboard.up("Space");
    const { view, historyAt } = await state(page);
    expect(historyAt).toBe(1);
    expect([view.x - before.x, view.y - before.y]).toEqual([40, 30]);
    expect(await maskUnder(page, 590, 330)).toBe(255);
  });

  test("a pen presses, its other end erases, and pressure 0 is a value", async ({ page }) => {
    await page.evaluate(() => {
      const surface = document.querySelector("[data-mask-surface]");
      const { brush } = window.engine?.store.getState() ?? ({} as never);
      window.engine?.set({ brush: { ...brush, size: 60 } });
      const pen = (type: string, clientX: number, pressure: number, buttons: number) =>
        surface?.dispatchEvent(
          new PointerEvent(type, {
            pointerId: 9,
            pointerType: "pen",
            button: type === "pointermove" ? -1 : buttons === 32 ? 5 : 0,
            buttons,
            clientX,
            clientY: 300,
            pressure,
            bubbles: true,
          }),
        );
      pen("pointerdown", 500, 1, 1);
      pen("pointermove", 600, 1, 1);
      pen("pointerup", 600, 0, 0);
      pen("pointerdown", 520, 0.2, 32);
      pen("pointermove", 560, 0.2, 32);
      pen("pointerup", 560, 0, 0);
      pen("pointerdown", 700, 0, 1);
      pen("pointermove", 760, 0, 1);
      pen("pointerup", 760, 0, 0);
    });
    await expect.poll(() => state(page)).toMatchObject({ historyAt: 3 });
    expect(await maskUnder(page, 590, 310)).toBe(255);
    expect(await maskUnder(page, 540, 300)).toBe(0);
    expect(await maskUnder(page, 540, 315)).toBe(255);
    expect(await maskUnder(page, 730, 306)).toBe(0);
  });

  test("Shift-click draws a line; Alt erases", async ({ page }) => {
    await page.mouse.click(400, 300);
    await page.keyboard.down("Shift");
    await page.mouse.click(700, 500);
    await page.keyboard.up("Shift");
    expect(await maskUnder(page, 550, 400)).toBe(255);
    await page.keyboard.down("Alt");
    await stroke(page, [540, 400], [560, 400]);
    await page.keyboard.up("Alt");
    expect(await maskUnder(page, 550, 400)).toBe(0);
  });
});

test.describe("touch", () => {
  test.use({ hasTouch: true });
  test.beforeEach(({ page, harness }) => open(page, harness));

  test("two fingers zoom and take the begun dab back; a tap of two undoes, of three redoes", async ({
    page,
  }) => {
    const touch = await touches(page);
    await touch("touchStart", [[500, 400]]);
    await touch("touchMove", [[530, 400]]);
    await touch("touchEnd");
    const { view } = await state(page);
    await touch("touchStart", [[600, 400]]);
    await touch("touchStart", [
      [600, 400],
      [700, 400],
    ]);
    await touch("touchMove", [
      [550, 400],
      [750, 400],
    ]);
    await touch("touchEnd");
    const zoomed = await state(page);
    expect(zoomed.historyAt).toBe(1);
    expect(zoomed.view.scale / view.scale).toBeCloseTo(2, 1);
    const tap = async (all: readonly (readonly [number, number])[]) => {
      await touch("touchStart", all);
      await touch("touchEnd");
    };
    await tap([
      [600, 400],
      [700, 400],
    ]);
    expect((await state(page)).historyAt).toBe(0);
    await tap([
      [600, 400],
      [700, 400],
      [650, 450],
    ]);
    expect((await state(page)).historyAt).toBe(1);
  });

  test("in pen mode a finger pans", async ({ page }) => {
    await page.evaluate(() => window.engine?.set({ penMode: true }));
    const before = (await state(page)).view;
    const touch = await touches(page);
    await touch("touchStart", [[500, 400]]);
    await touch("touchMove", [[530, 420]]);
    await touch("touchEnd");
    const after = await state(page);
    expect([after.historyAt, after.view.x - before.x, after.view.y - before.y]).toEqual([0, 30, 20]);
  });
});

test.describe("view and shapes", () => {
  test.beforeEach(({ page, harness }) => open(page, harness));

  test("the wheel zooms at the pointer; Ctrl sizes the brush; middle button and Alt+right drag", async ({
    page,
  }) => {
    const spot = ({ view }: Awaited<ReturnType<typeof state>>) => (700 - view.x) / view.scale;
    const before = await state(page);
    await page.mouse.move(700, 300);
    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await state(page)).view.scale).toBeGreaterThan(before.view.scale * 1.3);
    expect(Math.abs(spot(await state(page)) - spot(before))).toBeLessThan(1);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await state(page)).brush.size).toBe(88);
    const { view } = await state(page);
    await page.mouse.down({ button: "middle" });
    await page.mouse.move(720, 290);
    await page.mouse.up({ button: "middle" });
    expect((await state(page)).view).toMatchObject({ x: view.x + 20, y: view.y - 10 });
    await page.keyboard.down("Alt");
    await page.mouse.down({ button: "right" });
    await page.mouse.move(730, 310);
    await page.mouse.up({ button: "right" });
    await page.keyboard.up("Alt");
    const { brush, historyAt } = await state(page);
    expect(brush.size).toBeGreaterThan(88);
    expect(brush.hardness).toBeCloseTo(0.9);
    expect(historyAt).toBe(0);
  });

  test("every shape can be drawn by clicks, applied by Enter and given up by Escape", async ({ page }) => {
    const use = (tool: "rectangle" | "polygon") =>
      page.evaluate((name) => window.engine?.set({ tool: name }), tool);
    await use("rectangle");
    await page.mouse.click(400, 200);
    await page.mouse.click(500, 260);
    expect(await maskUnder(page, 450, 230)).toBe(255);
    await page.mouse.click(600, 300);
    await page.keyboard.press("Escape");
    await page.mouse.move(700, 400);
    await use("polygon");
    for (const [x, y] of [
      [600, 300],
      [700, 300],
      [700, 400],
    ] as const)
      await page.mouse.click(x, y);
    await page.keyboard.press("Enter");
    expect(await state(page)).toMatchObject({ historyAt: 2 });
    expect(await maskUnder(page, 680, 330)).toBe(255);
    expect(await maskUnder(page, 620, 380)).toBe(0);
    await page.keyboard.down("Alt");
    await use("rectangle");
    await stroke(page, [400, 200], [450, 260]);
    await page.keyboard.up("Alt");
    expect([await maskUnder(page, 425, 230), await maskUnder(page, 475, 230)]).toEqual([0, 255]);
  });
});

test.describe("keeping it", () => {
  test("a reload right after a stroke finds the same mask, byte by byte", async ({ page, harness }) => {
    await open(page, harness);
    await page.evaluate(() => {
      const { brush } = window.engine?.store.getState() ?? ({} as never);
      window.engine?.set({ brush: { ...brush, hardness: 0.3 } });
    });
    await stroke(page, [450, 300], [700, 500]);
    const before = await page.evaluate(() => window.maskHash());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
    expect(await state(page)).toMatchObject({ saving: "saved", historyAt: 0 });
    expect((await state(page)).coverage).toBeGreaterThan(0);
  });

  test("a second tab says that the mask is painted elsewhere, and does not write over it", async ({
    page,
    harness,
  }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [500, 300]);
    await expect.poll(async () => (await state(page)).saving).toBe("saved");
    const mine = await page.evaluate(() => window.maskHash());
    const second = await page.context().newPage();
    await open(second, harness);
    await expect.poll(async () => (await state(second)).saving).toBe("elsewhere");
    expect(await second.evaluate(() => window.maskHash())).toBe(mine);
    await stroke(second, [450, 500], [700, 500]);
    await second.evaluate(() => window.engine?.save());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.maskHash())).toBe(mine);
  });

  test("without a place to save, it says so and paints on", async ({ page, harness }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no storage here", "SecurityError");
      };
    });
    await open(page, harness);
    await stroke(page, [450, 300], [500, 300]);
    await expect.poll(async () => (await state(page)).saving).toBe("failed");
    await stroke(page, [450, 400], [500, 400]);
    expect((await state(page)).historyAt).toBe(2);
  });

  test("an undo while the mask is coded does not change what is sent", async ({ page, harness }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    const same = await page.evaluate(async () => {
      const { engine } = window;
      if (!engine) throw new Error("There is no engine.");
      const before = engine.mask.data.slice();
      const sending = engine.exportMask();
      engine.undo();
      const png = await sending;
      const wasUndone = engine.store.getState().historyAt === 0;
      await engine.importMask(png, "lightness");
      return wasUndone && before.every((value, index) => value === engine.mask.data[index]);
    });
    expect(same).toBe(true);
  });

  test("a file of another size, or that is no picture, is refused and changes nothing", async ({
    page,
    harness,
  }) => {
    await open(page, harness);
    await stroke(page, [450, 300], [700, 500]);
    const before = await page.evaluate(() => window.maskHash());
    const other = await sharp({ create: { width: 10, height: 10, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const answers = await page.evaluate(
      async (bytes) => {
        const files = [new Blob([Uint8Array.from(bytes)]), new Blob(["no picture"])];
        return Promise.all(files.map((file) => window.engine?.importMask(file, "lightness")));
      },
      [...other],
    );
    expect(answers).toEqual(["other-size", "unreadable"]);
    expect(await page.evaluate(() => window.maskHash())).toBe(before);
  });
});

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
