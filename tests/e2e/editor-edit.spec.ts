import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { EditView } from "#lib/edits/view.ts";
import { locales } from "#lib/i18n/locale.ts";
import { bringPicture, editorPage, exportedMask, watchMasks } from "#tests/support/editor-page.ts";
import { quarters } from "#tests/support/pictures.ts";
import { playgroundPage } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

test("an edit is priced, sent with the mask on the screen, drawn, and opened again as it was", async ({
  page,
  baseURL,
}) => {
  const image = await bringPicture(baseURL ?? "", { width: 1200, height: 800, name: "shelf.png" });
  const masks = watchMasks(page);
  const editor = editorPage(page);
  await editor.open(image);
  const { t } = editor;

  // Nothing painted: said at the prompt, and nothing sent.
  await editor.prompt.fill("a blue vase");
  await editor.change.click();
  await expect(page.getByText(t("errors.mask_empty.what"), { exact: false })).toBeVisible();
  expect(await masks()).toHaveLength(0);

  await page.locator('[data-section="regions"] summary').click();
  const regions = page.locator('[data-section="regions"]');
  await regions.getByRole("button", { name: t("editor.grid.cell", { row: 2, column: 2 }) }).click();
  await expect(
    regions.getByRole("button", { name: t("editor.grid.cell", { row: 2, column: 2 }) }),
  ).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("[data-crop]")).toBeVisible();
  await expect(page.locator("[data-plan]").first()).toHaveText(/\d+ × \d+, at \d+\s?% of its size/);
  const seen = await exportedMask(editor);

  // Undo while it goes up belongs to the next edit: what was seen at the click is sent.
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/purpose=edit-mask/, async (route) => {
    await held;
    await route.continue();
  });
  await editor.change.click();
  await expect(editor.panel.getByRole("button", { name: t("editor.sending.uploading") })).toBeVisible();
  await editor.undo.click();
  await expect.poll(editor.covered).toBe("0%");
  goOn();
  const results = async () => (await editsOf(page, image.id))[0]?.results ?? [];
  await expect
    .poll(async () => (await results()).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(["done"]);
  expect((await results())[0]?.proof).toMatchObject({ changed: 0 });
  const [sent] = await masks();
  const decoded = await sharp(seen).toColourspace("b-w").raw().toBuffer();
  expect(sent?.data.equals(decoded)).toBe(true);

  // "Reopen exactly this edit".
  const [edit] = await editsOf(page, image.id);
  expect(edit?.source.id).toBe(image.id);
  await page.unroute(/purpose=edit-mask/);
  await editor.open(image, `?run=${edit?.runId}`);
  await expect(editor.prompt).toHaveValue("a blue vase");
  await expect.poll(editor.covered).toBe("11.1%");
  expect((await exportedMask(editor)).equals(seen)).toBe(true);
});

async function editsOf(page: Page, imageId: string): Promise<EditView[]> {
  const response = await page.request.get(`/api/v1/images/${imageId}/edits`);
  expect(response.status()).toBe(200);
  return response.json();
}

test("Enter writes a line and never sends; text keeps its own undo", async ({ page, baseURL }) => {
  const image = await bringPicture(baseURL ?? "", { width: 500, height: 400, name: "text.png" });
  const masks = watchMasks(page);
  const editor = editorPage(page);
  await editor.open(image);
  await page.keyboard.press("Control+a");
  await expect.poll(editor.covered).toBe("100%");
  await editor.prompt.focus();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("b");
  await expect(editor.prompt).toHaveValue("one\nb");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "yi", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await session.send("Input.insertText", { text: "一" });
  await page.keyboard.press("Control+z");
  expect(await editor.covered()).toBe("100%");
  await expect(editor.history.getByRole("option", { selected: true })).toHaveText(
    editor.t("editor.deeds.all"),
  );
  expect(await masks()).toHaveLength(0);
});

test("the keys of the tools work, and leave the browser's zoom alone", async ({ page, baseURL }) => {
  const image = await bringPicture(baseURL ?? "", { width: 500, height: 400, name: "keys.png" });
  const editor = editorPage(page);
  await editor.open(image);
  for (const [key, tool] of [
    ["e", "eraser"],
    ["x", "brush"],
    ["o", "ellipse"],
    ["g", "gradient"],
    ["l", "lasso"],
    ["w", "wand"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(editor.tool(tool)).toHaveAttribute("aria-pressed", "true");
  }
  expect(page.url()).toContain(`/edit/${image.id}`);
  await page.keyboard.press("b");
  const size = page.getByRole("spinbutton", { name: editor.t("editor.options.size") });
  const before = Number(await size.inputValue());
  await page.keyboard.press("BracketRight");
  expect(Number(await size.inputValue())).toBeGreaterThan(before);
  await page.keyboard.press("Shift+Digit0");
  await expect(
    page.getByRole("button", { name: editor.t("editor.zoom.at", { percent: "100%" }) }),
  ).toBeVisible();
  const blocked = await page.evaluate(() =>
    ["0", "=", "-"].map((key) => {
      const press = new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(press);
      return press.defaultPrevented;
    }),
  );
  expect(blocked).toEqual([false, false, false]);

  // How one works is there again, whatever the picture.
  await page.keyboard.press("o");
  await page.waitForFunction(() => localStorage.getItem("pentimento.tools.1")?.includes("ellipse"));
  await editor.open(await bringPicture(baseURL ?? "", { width: 300, height: 200, name: "next.png" }));
  await expect(editor.tool("ellipse")).toHaveAttribute("aria-pressed", "true");
});

test("what cannot be edited is refused in words", async ({ page, baseURL }) => {
  const editor = editorPage(page);
  const { t } = editor;
  const long = await sharp({ create: { width: 8200, height: 16, channels: 3, background: "#888" } })
    .png()
    .toBuffer();
  const tooLong = await bringPicture(baseURL ?? "", { png: long, name: "long.png" });
  await page.goto(`/edit/${tooLong.id}`);
  await expect(
    page.getByText(t("errors.edit_too_large.what", { width: 8200, height: 16 }), { exact: false }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: t("editor.opening.another") })).toBeVisible();
});

test("a picture of 16 bits says before anybody paints that the working copy differs", async ({
  page,
  baseURL,
}) => {
  const png = await quarters(320, 240).toColourspace("rgb16").png().toBuffer();
  const image = await bringPicture(baseURL ?? "", { png, name: "deep.png" });
  const editor = editorPage(page);
  await editor.open(image);
  await expect(page.getByText(editor.t("editor.differs.16-bit"))).toBeVisible();
});

test("a file is brought in at the door, and opens", async ({ page }) => {
  const editor = editorPage(page);
  await page.goto("/edit");
  const buffer = await quarters(300, 200).png().toBuffer();
  await page
    .getByLabel(editor.t("editor.door.choose"))
    .last()
    .setInputFiles({ name: "door.png", mimeType: "image/png", buffer });
  await expect(editor.canvas).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("door.png");
});

test("the palette leads to the editor", async ({ page }) => {
  const playground = playgroundPage(page);
  await playground.open();
  await page.keyboard.press("Control+k");
  await page
    .getByPlaceholder(playground.t("shell.palette.placeholder"))
    .fill(playground.t("playground.commands.edit"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: playground.t("editor.door.title") })).toBeVisible();
});

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation in the editor, wide and narrow, and nothing scrolls sideways", async ({
        page,
        baseURL,
      }) => {
        const image = await bringPicture(baseURL ?? "", { width: 600, height: 900, name: "axe.png" });
        const editor = editorPage(page, locale);
        await editor.open(image);
        await page.locator('[data-section="regions"] summary').click();
        await page
          .locator('[data-section="regions"]')
          .getByRole("button", { name: editor.t("editor.regions.addEllipse") })
          .click();
        await expectAccessible(page);
        await editor.toolbar.getByRole("button", { name: editor.t("editor.view.title") }).click();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await editor.tool("rectangle").click();
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await page.getByRole("button", { name: editor.t("editor.panel.open"), exact: true }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await page.goto("/edit");
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      });
    });
  }
}

test("a mask comes from a file of the picture's size or from its transparency, and never from another size", async ({
  page,
  baseURL,
}) => {
  const half = {
    input: { create: { width: 200, height: 300, channels: 4, background: "#0a0f" } },
    left: 0,
    top: 0,
  } as const;
  const png = await sharp({ create: { width: 400, height: 300, channels: 4, background: "#0000" } })
    .composite([half])
    .png()
    .toBuffer();
  const image = await bringPicture(baseURL ?? "", { png, name: "alpha.png" });
  const editor = editorPage(page);
  await editor.open(image);
  const { t } = editor;
  const openDialog = async () => {
    await editor.toolbar.getByRole("button", { name: t("editor.mask.menu"), exact: true }).click();
    await page.getByRole("menuitem", { name: t("editor.mask.import") }).click();
  };
  await openDialog();
  const file = page.locator(`input[type=file]`);
  const grey = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
  await file.setInputFiles({
    name: "other.png",
    mimeType: "image/png",
    buffer: await grey(300, 400, "#fff"),
  });
  await expect(page.getByText(t("editor.import.other-size", { width: 400, height: 300 }))).toBeVisible();
  await file.setInputFiles({ name: "text.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText(t("editor.import.unreadable"))).toBeVisible();
  await file.setInputFiles({
    name: "white.png",
    mimeType: "image/png",
    buffer: await grey(400, 300, "#fff"),
  });
  await expect.poll(editor.covered).toBe("100%");
  await openDialog();
  await page.getByRole("button", { name: t("editor.import.ownAlpha") }).click();
  await expect.poll(editor.covered).toBe("50%");
  await editor.undo.click();
  await expect.poll(editor.covered).toBe("100%");
});
