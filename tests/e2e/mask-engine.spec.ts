import { expect, maskUnder, open, state, stroke, test, touches } from "#tests/support/mask-page.ts";

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
    await expect.poll(() => maskUnder(page, 550, 400)).toBe(255);
    await page.keyboard.down("Alt");
    await stroke(page, [540, 400], [560, 400]);
    await page.keyboard.up("Alt");
    await expect.poll(() => maskUnder(page, 550, 400)).toBe(0);
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
