import { bringPicture, editorPage, watchMasks, wrongPixels } from "#tests/support/editor-page.ts";
import { tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { listen } from "#tests/support/playground-page.ts";
import { expect, test } from "#tests/support/test.ts";

const isMiddle = (x: number, y: number) => x >= 384 && x < 1152 && y >= 256 && y < 768;

test("a mask by keys alone: a region by numbers, inverted, undone, sent as it was seen (J09)", async ({
  page,
  baseURL,
}) => {
  const image = await bringPicture(baseURL ?? "");
  await withoutMouse(page);
  const said = await listen(page);
  const masks = watchMasks(page);
  const editor = editorPage(page);
  await editor.open(image);

  await tabTo(page, editor.tool("brush"));
  for (let press = 0; press < 2; press++) await page.keyboard.press("ArrowRight");
  await expect(editor.tool("rectangle")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor.tool("rectangle")).toHaveAttribute("aria-pressed", "true");

  const { t } = editor;
  const regions = page.locator('[data-section="regions"]');
  await tabTo(page, regions.locator("summary"));
  await page.keyboard.press("Enter");
  const addRectangle = regions.getByRole("button", { name: t("editor.regions.addRectangle") });
  await expect(addRectangle).toBeVisible();
  await tabTo(page, addRectangle);
  await page.keyboard.press("Enter");
  const x = regions.getByRole("spinbutton", { name: t("editor.regions.x"), exact: true });
  await expect(x).toBeFocused();
  await expect(x).toHaveValue("25");
  expect(await editor.covered()).toBe("25%");

  // Other numbers, and back: the row is drawn anew on what was there before it.
  await page.keyboard.press("Control+A");
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await expect(regions.getByText("768", { exact: false }).first()).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("25");
  await page.keyboard.press("Enter");
  await expect.poll(editor.covered).toBe("25%");

  await tabTo(page, regions.getByRole("button", { name: t("editor.mask.invert") }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(editor.covered).toBe("75%");
  await page.keyboard.press("Control+z");
  await expect.poll(editor.covered).toBe("25%");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(editor.covered).toBe("75%");
  await page.keyboard.press("Control+z");
  await expect.poll(editor.covered).toBe("25%");

  await tabTo(page, editor.prompt);
  await page.keyboard.type("a bowl of oranges");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await masks()).length).toBe(1);
  const [mask] = await masks();
  expect(mask).toMatchObject({ width: 1536, height: 1024, channels: 1 });
  expect(mask && wrongPixels(mask, (column, row) => (isMiddle(column, row) ? 255 : 0))).toBe(0);
  await expect
    .poll(async () => (await said()).map(({ text }) => text))
    .toEqual(
      expect.arrayContaining([
        t("editor.say.done", { step: t("editor.deeds.rectangle"), covered: "25%" }),
        t("editor.say.undone", { step: t("editor.deeds.invert"), covered: "25%" }),
      ]),
    );
});

test("the crosshair stamps, draws and picks, and the canvas can be left both ways", async ({
  page,
  baseURL,
}) => {
  const image = await bringPicture(baseURL ?? "", { width: 800, height: 600 });
  await withoutMouse(page);
  const said = await listen(page);
  const editor = editorPage(page);
  await editor.open(image);
  const { t } = editor;

  await tabTo(page, editor.canvas);
  await page.keyboard.press("Space");
  await expect(editor.history.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Enter");
  for (let press = 0; press < 3; press++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Enter");
  await expect(editor.history.getByRole("option")).toHaveCount(3);
  const place = t("editor.say.place", { x: 640, y: 299, across: 80, down: 50 });
  await expect.poll(async () => (await said()).map(({ text }) => text)).toContain(place);

  // The wand at the crosshair takes a whole quarter of the picture, the top right one.
  await page.keyboard.press("Control+d");
  await expect.poll(editor.covered).toBe("0%");
  await page.keyboard.press("w");
  await page.keyboard.press("Space");
  await expect.poll(editor.covered).toBe("25%");

  await page.keyboard.press("Escape");
  await expect(editor.toolbar.locator(":focus")).toHaveCount(1);
  await tabTo(page, editor.canvas);
  await page.keyboard.press("Tab");
  await expect(editor.canvas).not.toBeFocused();

  // A rectangle of two corners, both inside.
  await tabTo(page, editor.canvas, "Shift+Tab");
  await page.keyboard.press("Control+d");
  await page.keyboard.press("m");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  // 81 x 61 of 800 x 600.
  await expect.poll(editor.covered).toBe("1%");
});

test("the history is a list one can walk", async ({ page, baseURL }) => {
  const image = await bringPicture(baseURL ?? "", { width: 640, height: 480 });
  await withoutMouse(page);
  const editor = editorPage(page);
  await editor.open(image);
  await page.keyboard.press("Control+a");
  await expect.poll(editor.covered).toBe("100%");
  await page.keyboard.press("Control+i");
  await expect.poll(editor.covered).toBe("0%");
  await tabTo(page, editor.history);
  await page.keyboard.press("ArrowUp");
  await expect.poll(editor.covered).toBe("100%");
  await page.keyboard.press("Home");
  await expect.poll(editor.covered).toBe("0%");
  await expect(editor.history.getByRole("option", { selected: true })).toHaveText(
    editor.t("editor.history.start"),
  );
  await page.keyboard.press("End");
  await expect(editor.history.getByRole("option", { selected: true })).toHaveText(
    editor.t("editor.deeds.invert"),
  );
});
