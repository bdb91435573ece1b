import sharp from "sharp";
import { imagePage, openDrawn } from "#tests/support/image-page.ts";
import { expect, test } from "#tests/support/test.ts";

test("a picture opens over the page, is walked, reloaded, and Back returns to where one was", async ({
  page,
}) => {
  const { playground, viewer, run, tile } = await openDrawn(page, "A red kite over dunes", 3);
  const ids = await playground
    .pictures(run)
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-picture")));
  const [first, second, third] = ids.map((id) => `/i/${id}`);
  const prompt = playground.prompt;

  await test.step("under its own address, with what is known of it", async () => {
    expect(viewer.address()).toBe(first);
    await expect(viewer.info.getByText("A red kite over dunes")).toBeVisible();
    await expect(viewer.info.getByText("gpt-image-2.5-flare")).toBeVisible();
    await expect(viewer.info.getByText(viewer.t("viewer.state.simulated"))).toBeVisible();
    // Other tests have drawn before: the newest three are the last.
    const count = await page.locator("[data-picture]").count();
    const position = viewer.t("viewer.position", { number: count - 2, count });
    await expect(viewer.dialog.getByText(position, { exact: true })).toBeVisible();
  });

  await test.step("walking changes the address, and one step Back leads to the page", async () => {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(viewer.address).toBe(third);
    await viewer.button("walk.before").click();
    await expect.poll(viewer.address).toBe(second);
    await page.goBack();
    await expect(viewer.dialog).toBeHidden();
    expect(viewer.address()).toBe("/");
    await expect(prompt).toHaveValue("A red kite over dunes");
  });

  await test.step("Forward shows it again over the same page", async () => {
    await page.goForward();
    await expect(viewer.dialog).toBeVisible();
    expect(viewer.address()).toBe(second);
    await page.keyboard.press("Escape");
    await expect(viewer.dialog).toBeHidden();
    await expect.poll(viewer.address).toBe("/");
  });

  await test.step("what is done while it is open reaches the studio, and the page behind shows it", async () => {
    await tile.click();
    await page.keyboard.press("f");
    await page.keyboard.press("4");
    await expect(viewer.button("rating.clear", { rating: 4 })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Escape");
    await expect(tile).toBeFocused();
    await expect(run.locator("svg.fill-accent").first()).toBeVisible();
  });

  await test.step("a reload shows the same picture as a page; Back from there is the playground", async () => {
    await tile.click();
    await page.reload();
    await expect(viewer.dialog).toHaveCount(0);
    await viewer.seen();
    await expect(page).toHaveTitle(/A red kite over dunes/);
    await expect(page.getByRole("heading", { level: 1, name: "A red kite over dunes" })).toBeAttached();
    await expect(viewer.button("rating.clear", { rating: 4 })).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect.poll(viewer.address).toBe(second);
    await page.reload();
    await viewer.seen();
    expect(viewer.address()).toBe(second);
    await page.goBack();
    await expect(prompt).toBeVisible();
    expect(viewer.address()).toBe("/");
  });

  await test.step("a new tab shows it too", async () => {
    const tab = await page.context().newPage();
    await tab.goto(third ?? "");
    await imagePage(tab).seen();
    await tab.close();
  });
});

test("it is there at once: nothing is fetched before it shows", async ({ page }) => {
  const { playground, viewer, tile } = await openDrawn(page, "A green kite over dunes");
  await page.keyboard.press("Escape");
  await expect(viewer.dialog).toBeHidden();
  await page.route("**/api/v1/images/**", (route) => setTimeout(() => route.continue(), 1500));
  const ms = await tile.evaluate(async (element) => {
    const begun = performance.now();
    (element as HTMLElement).click();
    const isShown = () => {
      const preview = document.querySelector<HTMLImageElement>("dialog[open] [data-plate] img");
      return preview?.complete && preview.naturalWidth > 0 && preview.getBoundingClientRect().width > 200;
    };
    while (!isShown()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  });
  expect(ms).toBeLessThan(1500);
  await expect(viewer.info.getByText("A green kite over dunes")).toBeVisible();
  await expect(playground.runs.first()).toBeAttached();
});

test("it is looked at closely: wheel, pinch, keys, buttons, double click", async ({ page }) => {
  const { viewer } = await openDrawn(page, "A blue kite over dunes");
  const { stage, scale, button } = viewer;
  const plate = stage.locator("[data-plate]");
  const box = async () => (await plate.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const whole = await scale();
  expect(whole).toBeLessThan(1);

  await test.step("the wheel holds the place under the pointer", async () => {
    const before = await box();
    const point = { x: before.x + before.width * 0.4, y: before.y + before.height * 0.4 };
    await page.mouse.move(point.x, point.y);
    for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, -240);
    await expect.poll(scale).toBeGreaterThan(whole * 4);
    const after = await box();
    expect((point.x - after.x) / after.width).toBeCloseTo(0.4, 2);
    expect((point.y - after.y) / after.height).toBeCloseTo(0.4, 2);
  });

  await test.step("dragging and Shift with arrows pan, and never past the edge", async () => {
    const before = await box();
    await page.mouse.down();
    await page.mouse.move(120, 200, { steps: 4 });
    await page.mouse.up();
    expect((await box()).x).toBeLessThan(before.x);
    await page.keyboard.press("0");
    await expect.poll(scale).toBe(whole);
    for (let press = 0; press < 4; press++) await page.keyboard.press("+");
    const middle = await box();
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(async () => (await box()).x).toBe(middle.x - 80);
    for (let press = 0; press < 40; press++) await page.keyboard.press("Shift+ArrowRight");
    const [there, edge] = [await stage.boundingBox(), await box()];
    expect(edge.x + edge.width).toBeCloseTo((there?.x ?? 0) + (there?.width ?? 0), 0);
  });

  await test.step("100 % and back, by key, by double click, by button; the pixels show above 200 %", async () => {
    await page.keyboard.press("0");
    await page.keyboard.press("z");
    await expect.poll(scale).toBe(1);
    await expect(page.getByText("100%").filter({ visible: true })).toBeVisible();
    await stage.dblclick();
    await expect.poll(scale).toBe(whole);
    for (let press = 0; press < 6; press++) await button("zoom.in").click();
    expect(await scale()).toBeGreaterThan(2);
    await expect(viewer.original).toHaveCSS("image-rendering", "pixelated");
    await button("zoom.fit").click();
    await expect(viewer.original).toHaveCSS("image-rendering", "auto");
  });

  await test.step("a click in the small picture goes there without dragging", async () => {
    await page.keyboard.press("z");
    for (let press = 0; press < 3; press++) await page.keyboard.press("+");
    const small = await stage.locator("[data-navigator]").boundingBox();
    if (!small) throw new Error("there is no small picture");
    await page.mouse.click(small.x + 2, small.y + 2);
    const [there, now] = [await stage.boundingBox(), await box()];
    expect([Math.round(now.x), Math.round(now.y)]).toEqual([
      Math.round(there?.x ?? -1),
      Math.round(there?.y ?? -1),
    ]);
  });

  await test.step("two fingers zoom where they hold", async () => {
    await page.keyboard.press("0");
    const center = await box();
    const [x, y] = [center.x + center.width / 2, center.y + center.height / 2];
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", spread: number) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          type === "touchEnd"
            ? []
            : [
                { x: x - spread, y, id: 0 },
                { x: x + spread, y, id: 1 },
              ],
      });
    await touch("touchStart", 40);
    for (const spread of [60, 90, 120]) await touch("touchMove", spread);
    await touch("touchEnd", 0);
    await expect.poll(scale).toBeGreaterThan(whole * 2);
  });

  await test.step("the backdrop is chosen and remembered", async () => {
    await button("backdrop.label").click();
    await page.getByRole("menuitemcheckbox", { name: viewer.t("viewer.backdrop.mid") }).click();
    const grey = await stage.evaluate((element) => getComputedStyle(element).backgroundColor);
    await page.reload();
    await viewer.seen();
    await expect(stage).toHaveCSS("background-color", grey);
  });
});

test("wide, tall and huge pictures fit, and a transparent one shows the checkerboard", async ({
  page,
  studio,
}) => {
  const viewer = imagePage(page);
  const sizes = [
    [3072, 1024],
    [1024, 3072],
    [7000, 7000],
    [24, 24],
  ] as const;
  for (const [width, height] of sizes) {
    const body = await sharp({ create: { width, height, channels: 4, background: "#0a08" } })
      .png()
      .toBuffer();
    const answer = await fetch(`${studio.url}/api/v1/uploads?name=plain-${width}.png`, {
      method: "POST",
      body: new Uint8Array(body),
    });
    const { id } = (await answer.json()) as { id: string };
    await page.goto(`/i/${id}`);
    await viewer.seen();
    const [there, plate] = [
      await viewer.stage.boundingBox(),
      await viewer.stage.locator("[data-plate]").boundingBox(),
    ];
    if (!there || !plate) throw new Error("nothing is shown");
    expect(plate.width / plate.height).toBeCloseTo(width / height, 1);
    expect(plate.width).toBeLessThanOrEqual(Math.min(there.width, width) + 1);
    expect(plate.height).toBeLessThanOrEqual(Math.min(there.height, height) + 1);
    expect(plate.x).toBeGreaterThanOrEqual(there.x - 1);
    await expect(viewer.stage.locator("[data-plate]")).toHaveClass(/backdrop-checker/);
    await expect(viewer.info.getByText(`plain-${width}.png`)).toBeVisible();
  }
});
