import { locales } from "#lib/i18n/locale.ts";
import {
  finishedEdit,
  goToLayer,
  layerSwitch,
  rgbaOf,
  toolsOf,
  watchUploads,
} from "#tests/support/editor-layers.ts";
import { bringPicture, type EditorPage, editorPage } from "#tests/support/editor-page.ts";
import { tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { quarters } from "#tests/support/pictures.ts";
import { listen } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

const size = { width: 600, height: 400 };

/** Where a pixel of the picture is on the screen; it is small enough to be fitted at its own size. */
async function screen({ canvas }: EditorPage) {
  const box = await canvas.boundingBox();
  if (!box) throw new Error("the canvas has no box");
  return (x: number, y: number) =>
    [
      Math.round(box.x + (box.width - size.width) / 2) + x,
      Math.round(box.y + (box.height - size.height) / 2) + y,
    ] as const;
}

const marksOf = ({ page, t }: EditorPage) =>
  page.getByRole("list", { name: t("editor.markup.list"), exact: true }).getByRole("listitem");

test("arrow, circle and a note in Chinese go as a transparent layer, are kept, and open again", async ({
  page,
  browser,
  baseURL,
}) => {
  const image = await bringPicture(baseURL ?? "", { ...size, name: "desk.png" });
  const editor = editorPage(page);
  const { t } = editor;
  const markups = watchUploads(editor, "markup");
  await editor.open(image);
  await goToLayer(editor, "markup");
  const at = await screen(editor);

  // A drag, a circle by two clicks, and words.
  await page.mouse.move(...at(60, 60));
  await page.mouse.down();
  await page.mouse.move(...at(200, 160), { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press("o");
  await page.mouse.click(...at(300, 100));
  await page.mouse.move(...at(360, 140));
  await page.mouse.click(...at(400, 180));
  await page.keyboard.press("t");
  await page.mouse.click(...at(80, 300));
  const words = page.getByRole("textbox", { name: t("editor.markup.text.label") });
  await expect(words.first()).toBeFocused();
  await page.keyboard.type("改成 蓝色");
  await page.keyboard.press("Enter");
  await expect(marksOf(editor)).toHaveCount(3);
  await expect(editor.history.getByRole("option")).toHaveText([
    t("editor.history.start"),
    t("editor.markup.deeds.add-arrow"),
    t("editor.markup.deeds.add-ellipse"),
    t("editor.markup.deeds.add-text"),
  ]);
  await page.keyboard.press("Control+z");
  await expect(marksOf(editor)).toHaveCount(2);
  await page.keyboard.press("Control+Shift+z");
  await expect(marksOf(editor)).toHaveCount(3);
  // The mask has a history of its own.
  expect(
    await page.evaluate(() => document.querySelector("[data-markup-note]")?.getAttribute("data-markup-note")),
  ).toBe("field");
  await expect(page.locator("[data-markup-note]")).toContainText(t("editor.markup.note.nothingLocked"));

  await editor.prompt.fill("paint the drawer blue");
  await editor.change.click();
  const edit = await finishedEdit(editor, image.id);
  expect(edit.plan.markup).toBe("field");
  expect(edit.mask).toBeNull();
  const [png] = await markups();
  if (!png) throw new Error("no markup was sent");
  const { width, height, data } = await rgbaOf(png);
  expect({ width, height }).toEqual(size);
  const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? -1;
  const colorAt = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  // On the arrow, at its tip, on the circle's edge; nothing anywhere else.
  expect(colorAt(130, 110)).toEqual([255, 45, 32, 255]);
  expect(colorAt(350, 100)).toEqual([255, 45, 32, 255]);
  for (const [x, y] of [
    [0, 0],
    [350, 140],
    [599, 399],
    [130, 60],
    [500, 300],
  ] as const)
    expect(alpha(x, y)).toBe(0);
  let [noted, drawn] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (alpha(x, y) > 0) {
        drawn++;
        if (x >= 75 && x < 240 && y >= 295 && y < 345) noted++;
      }
  expect(noted).toBeGreaterThan(300);
  expect(drawn).toBeLessThan(0.1 * width * height);

  // Kept in this browser, and brought back with the edit by another one.
  await editor.reload();
  await goToLayer(editor, "markup");
  await expect(marksOf(editor)).toHaveCount(3);
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "", locale: "en-US" });
  const other = editorPage(elsewhere);
  await other.open(image, `?run=${edit.runId}`);
  await goToLayer(other, "markup");
  await expect(marksOf(other)).toHaveCount(3);
  await expect(marksOf(other).nth(2)).toContainText("改成 蓝色");
  await elsewhere.close();
});

test("with a mask the marks go along drawn into a copy, and the panel says so", async ({ page, baseURL }) => {
  // Other bytes than before, or it would be the picture of before, with its edits.
  const png = await quarters(size.width, size.height).negate().png().toBuffer();
  const image = await bringPicture(baseURL ?? "", { png, name: "both.png" });
  const editor = editorPage(page);
  const markups = watchUploads(editor, "markup");
  await editor.open(image);
  await page.locator('[data-section="regions"] summary').click();
  await page
    .locator('[data-section="regions"]')
    .getByRole("button", { name: editor.t("editor.grid.cell", { row: 1, column: 1 }) })
    .click();
  await expect.poll(editor.covered).toBe("11.1%");
  await goToLayer(editor, "markup");
  await page.getByRole("button", { name: editor.t("editor.markup.adds.ellipse"), exact: true }).click();
  await expect(page.locator('[data-markup-note="burned"]')).toBeVisible();
  await editor.prompt.fill("a lamp in the circle");
  await editor.change.click();
  const edit = await finishedEdit(editor, image.id);
  expect(edit.plan).toMatchObject({ markup: "burned", maskSent: true });
  expect(edit.results[0]?.proof).toMatchObject({ changed: 0 });
  expect(await markups()).toHaveLength(1);
});

test("marks by keys alone: added, moved, stretched, removed, said aloud", async ({ page, baseURL }) => {
  const image = await bringPicture(baseURL ?? "", { ...size, name: "keys.png" });
  await withoutMouse(page);
  const said = await listen(page);
  const editor = editorPage(page);
  const { t } = editor;
  await editor.open(image);
  await page.keyboard.press("k");
  await expect(layerSwitch(editor, "markup")).toBeChecked();
  await toolsOf(editor, "markup");
  const add = page.getByRole("button", { name: t("editor.markup.adds.arrow"), exact: true });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  const [row] = [marksOf(editor).first()];
  const x = row.getByRole("spinbutton", { name: t("editor.markup.numbers.x"), exact: true });
  await expect(x).toBeFocused();
  await expect(x).toHaveValue("30");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(x).toHaveValue("10");

  // On the canvas: chosen, moved by 1 % and by 10 %, removed, brought back.
  await tabTo(page, editor.canvas, "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(x).toHaveValue("21");
  await page.keyboard.press("Delete");
  await expect(marksOf(editor)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(marksOf(editor)).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect
    .poll(async () => (await said()).map(({ text }) => text))
    .toEqual(
      expect.arrayContaining([
        t("editor.markup.say.done", { step: t("editor.markup.deeds.add-arrow"), count: 1 }),
        t("editor.markup.say.undone", { step: t("editor.markup.deeds.remove"), count: 1 }),
        t("editor.markup.say.selected", {
          mark: t("editor.markup.name", { kind: "arrow", number: 1 }),
          count: 1,
        }),
      ]),
    );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: t("editor.markup.toolbar") }).locator(":focus")).toHaveCount(
    1,
  );
});

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation on the markup, wide and narrow", async ({ page, baseURL }) => {
        const image = await bringPicture(baseURL ?? "", { ...size, name: "axe-markup.png" });
        const editor = editorPage(page, locale);
        await editor.open(image);
        await goToLayer(editor, "markup");
        await page.getByRole("button", { name: editor.t("editor.markup.adds.text"), exact: true }).click();
        await page.getByRole("button", { name: editor.t("editor.markup.adds.pen"), exact: true }).click();
        await expect(marksOf(editor)).toHaveCount(2);
        await expectAccessible(page);
        await editor.canvas.press("PageUp");
        await editor.canvas.press("Enter");
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      });
    });
  }
}

test("of two tabs only one keeps its marks, until the other takes over", async ({
  page,
  baseURL,
  context,
}) => {
  const image = await bringPicture(baseURL ?? "", { ...size, name: "two-tabs.png" });
  const draw = async (editor: EditorPage, x: number) => {
    await goToLayer(editor, "markup");
    const at = await screen(editor);
    await editor.page.keyboard.press("o");
    await editor.page.mouse.click(...at(x, 100));
    await editor.page.mouse.click(...at(x + 60, 160));
  };
  const first = editorPage(page);
  await first.open(image);
  await draw(first, 100);
  await expect(marksOf(first)).toHaveCount(1);
  await page.waitForFunction(async () => {
    const request = indexedDB.open("pentimento-markup");
    await new Promise((resolve) => request.addEventListener("success", resolve));
    const kept = request.result.transaction("markup").objectStore("markup").count();
    await new Promise((resolve) => kept.addEventListener("success", resolve));
    request.result.close();
    return kept.result > 0;
  });
  const second = editorPage(await context.newPage());
  const notice = second.page.getByText(second.t("editor.saving.elsewhere"));
  await second.open(image);
  await expect(notice).toBeVisible();
  await draw(second, 250);
  await expect(marksOf(second)).toHaveCount(2);
  await draw(first, 400);
  await expect(marksOf(first)).toHaveCount(2);
  await second.page.getByRole("button", { name: second.t("editor.saving.takeOver") }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByText(first.t("editor.saving.elsewhere"))).toBeVisible();
  await draw(second, 420);
  await expect(marksOf(second)).toHaveCount(3);
  await page.close();
  // A tab that owns them writes within half a second; a reload writes what is left.
  await second.reload();
  await goToLayer(second, "markup");
  await expect(marksOf(second)).toHaveCount(3);
});
