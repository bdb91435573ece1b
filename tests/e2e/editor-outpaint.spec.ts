import { locales } from "#lib/i18n/locale.ts";
import {
  finishedEdit,
  goToLayer,
  layerSwitch,
  rgbaOf,
  toolsOf,
  watchUploads,
} from "#tests/support/editor-layers.ts";
import { bringPicture, type EditorPage, editorPage, greyOf } from "#tests/support/editor-page.ts";
import { tabTo, withoutMouse } from "#tests/support/keyboard-only.ts";
import { quarters } from "#tests/support/pictures.ts";
import { listen } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

const size = { width: 600, height: 400 };

async function frameBox({ page }: EditorPage) {
  const box = await page.locator("svg[data-outset] > rect").first().boundingBox();
  if (!box) throw new Error("there is no frame");
  return box;
}
const outsetOf = ({ page }: EditorPage) => page.locator("svg[data-outset]");

test("an edge is dragged, a corner clicked, and every pixel of the picture is in the result as it was", async ({
  page,
  baseURL,
}) => {
  const png = await quarters(size.width, size.height).png().toBuffer();
  const image = await bringPicture(baseURL ?? "", { png, name: "wide.png" });
  const editor = editorPage(page);
  const { t } = editor;
  const masks = watchUploads(editor, "edit-mask");
  await editor.open(image);
  await page.locator('[data-section="regions"] summary').click();
  await page
    .locator('[data-section="regions"]')
    .getByRole("button", { name: t("editor.grid.cell", { row: 1, column: 1 }) })
    .click();
  await expect.poll(editor.covered).toBe("11.1%");

  await goToLayer(editor, "frame");
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "0 0 0 0");
  // Once the view has come to rest.
  await page.waitForTimeout(200);
  const box = await frameBox(editor);
  const scale = box.width / size.width;
  await page.mouse.move(box.x + box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60 * scale, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", /^0 0 (59|60|61) 0$/);

  // The twin of dragging: one click takes the corner, another puts it down.
  await page.mouse.click(box.x, box.y);
  await page.mouse.move(box.x - 10 * scale, box.y - 10 * scale);
  await page.mouse.click(box.x - 30 * scale, box.y - 20 * scale);
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", /^(29|30|31) (19|20|21) (59|60|61) 0$/);
  await editor.undo.click();
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", /^0 0 (59|60|61) 0$/);
  await editor.undo.click();
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "0 0 0 0");
  await editor.redo.click();

  // A shape, with the picture at its right end.
  const toolbar = page.getByRole("toolbar", { name: t("editor.outpaint.toolbar") });
  await toolbar.getByRole("button", { name: t("editor.outpaint.toRatio", { ratio: "16:9" }) }).click();
  await page.getByRole("radio", { name: t("editor.outpaint.anchors.across.end"), exact: true }).check();
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "111 0 0 0");

  await editor.prompt.fill("the room goes on to the left");
  await editor.change.click();
  const edit = await finishedEdit(editor, image.id);
  expect(edit.plan).toMatchObject({
    outset: { left: 111, top: 0, right: 0, bottom: 0 },
    canvas: { width: 711, height: 400 },
  });
  expect(edit.results[0]?.proof).toMatchObject({ changed: 0, locked: 600 * 400 - 200 * 133 });

  // The mask has the canvas' size: all that is added is free, what was painted has moved along.
  const [sent] = await masks();
  if (!sent) throw new Error("no mask was sent");
  const mask = await greyOf(sent);
  expect(mask).toMatchObject({ width: 711, height: 400 });
  const free = (x: number, y: number) => mask.data[y * mask.width + x];
  expect([free(0, 399), free(110, 0), free(111, 0), free(310, 132)]).toEqual([255, 255, 255, 255]);
  expect([free(111, 133), free(311, 0), free(710, 399)]).toEqual([0, 0, 0]);

  // Decoded side by side: outside of what was painted, the picture is in there byte by byte.
  const url = edit.results[0]?.composite?.url ?? "";
  const result = await rgbaOf(await (await page.request.get(url)).body());
  const source = await rgbaOf(png);
  expect(result).toMatchObject({ width: 711, height: 400 });
  let [differing, compared, isNew] = [0, 0, false];
  for (let y = 0; y < 400; y++) {
    for (let x = 0; x < 600; x++) {
      if (x < 200 && y < 133) continue;
      compared++;
      const [from, to] = [(y * 600 + x) * 4, (y * 711 + x + 111) * 4];
      if (source.data.compare(result.data, to, to + 4, from, from + 4) !== 0) differing++;
    }
    isNew ||= result.data[y * 711 * 4] !== result.data[(y * 711 + 60) * 4];
  }
  expect({ differing, compared, isNew }).toEqual({
    differing: 0,
    compared: 600 * 400 - 200 * 133,
    isNew: true,
  });

  // There again after a reload, and with the edit.
  await editor.reload();
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "111 0 0 0");
  await editor.open(image, `?run=${edit.runId}`);
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "111 0 0 0");
  await expect.poll(editor.covered).toBe("11.1%");
});

test("by keys alone: a side by numbers, another by arrows, the limit said, sent without a mask", async ({
  page,
  baseURL,
}) => {
  // Other bytes than before, or it would be the picture of before, with its edits.
  const png = await quarters(size.width, size.height).flop().png().toBuffer();
  const image = await bringPicture(baseURL ?? "", { png, name: "frame-keys.png" });
  await withoutMouse(page);
  const said = await listen(page);
  const editor = editorPage(page);
  const { t } = editor;
  const masks = watchUploads(editor, "edit-mask");
  await editor.open(image);
  await page.keyboard.press("c");
  await expect(layerSwitch(editor, "frame")).toBeChecked();
  await toolsOf(editor, "frame");
  const top = page.getByRole("spinbutton", { name: t("editor.outpaint.sides.top"), exact: true });
  await tabTo(page, top);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("99999");
  await page.keyboard.press("Enter");
  await expect(top).toHaveValue(String(8192 - 400));
  await expect(page.getByText(t("editor.outpaint.full", { edge: 8192, megapixels: 50 }))).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await tabTo(page, editor.canvas, "Shift+Tab");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "0 50 61 0");
  await page.keyboard.press("Control+z");
  await expect(outsetOf(editor)).toHaveAttribute("data-outset", "0 50 60 0");
  await expect
    .poll(async () => (await said()).map(({ text }) => text))
    .toContain(
      t("editor.outpaint.say.undone", { step: t("editor.outpaint.deeds.drag"), width: 660, height: 450 }),
    );
  await tabTo(page, editor.prompt);
  await page.keyboard.type("more sky");
  await page.keyboard.press("Control+Enter");
  const edit = await finishedEdit(editor, image.id);
  expect(await masks()).toHaveLength(0);
  expect(edit.plan.canvas).toEqual({ width: 660, height: 450 });
  expect(edit.results[0]?.proof).toMatchObject({ changed: 0, locked: 600 * 400 });
});

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("no accessibility violation at the frame, wide and narrow", async ({ page, baseURL }) => {
        const image = await bringPicture(baseURL ?? "", { ...size, name: "axe-frame.png" });
        const editor = editorPage(page, locale);
        await editor.open(image);
        await goToLayer(editor, "frame");
        await expectAccessible(page);
        await page
          .getByRole("button", { name: editor.t("editor.outpaint.toRatio", { ratio: "1:1" }) })
          .click();
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      });
    });
  }
}
