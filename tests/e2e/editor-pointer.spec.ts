import type { CDPSession, Page } from "@playwright/test";
import {
  bringPicture,
  type EditorPage,
  editorPage,
  exportedMask,
  greyOf,
} from "#tests/support/editor-page.ts";
import { expect, test } from "#tests/support/test.ts";

type Place = { x: number; y: number };

/** A pen on the page, through the protocol: with pressure, as no mouse has it. */
async function penOf(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", { x, y }: Place, force: number) =>
    session.send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      force,
      button: type === "mouseMoved" ? "none" : "left",
      buttons: type === "mouseReleased" ? 0 : 1,
      clickCount: 1,
      pointerType: "pen",
    });
  return {
    async stroke(places: readonly Place[], pressure = 0.5) {
      const [first, ...rest] = places;
      const last = places.at(-1);
      if (!first || !last) return;
      await send("mousePressed", first, pressure);
      for (const place of rest) await send("mouseMoved", place, pressure);
      await send("mouseReleased", last, pressure);
    },
  };
}

async function boxOf({ canvas }: EditorPage) {
  const box = await canvas.boundingBox();
  if (!box) throw new Error("the canvas has no box");
  return box;
}

test("strokes of a pen at 4K: undo and redo bring back identical bytes (J10)", async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const image = await bringPicture(baseURL ?? "", { width: 3840, height: 2160 });
  const editor = editorPage(page);
  await editor.open(image);
  const { x, y, width, height } = await boxOf(editor);
  const pen = await penOf(page);
  const strokes = 12;
  for (let index = 0; index < strokes; index++) {
    const at = (share: number): Place => ({
      x: x + width * (0.2 + 0.6 * share),
      y: y + height * (0.25 + (0.5 * index) / strokes + 0.05 * Math.sin(share * 9 + index)),
    });
    await pen.stroke(
      Array.from({ length: 12 }, (_, step) => at(step / 11)),
      0.3 + 0.05 * index,
    );
  }
  await expect(editor.history.getByRole("option")).toHaveCount(strokes + 1);
  const drawn = await exportedMask(editor);
  await editor.canvas.focus();
  for (let index = 0; index < strokes; index++) await page.keyboard.press("Control+z");
  await expect.poll(editor.covered).toBe("0%");
  const half = strokes / 2;
  for (let index = 0; index < half; index++) await page.keyboard.press("Control+Shift+z");
  expect((await exportedMask(editor)).equals(drawn)).toBe(false);
  await editor.canvas.focus();
  for (let index = half; index < strokes; index++) await page.keyboard.press("Control+y");
  expect((await exportedMask(editor)).equals(drawn)).toBe(true);
});

test("a stroke lands under the pointer at every zoom", async ({ page, baseURL }) => {
  const image = await bringPicture(baseURL ?? "", { width: 3840, height: 2160 });
  const editor = editorPage(page);
  await editor.open(image);
  const { x, y, width, height } = await boxOf(editor);
  const middle = { x: x + width / 2, y: y + height / 2 };
  const size = editor.page.getByRole("spinbutton", { name: editor.t("editor.options.size") });
  const pen = await penOf(page);
  for (const zoom of ["fit", "actual", "close"]) {
    await editor.canvas.focus();
    await page.keyboard.press("Control+d");
    await page.keyboard.press(zoom === "fit" ? "Shift+Digit1" : "Shift+Digit0");
    if (zoom === "close") {
      await page.mouse.move(middle.x, middle.y);
      for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, -100);
    }
    await size.fill("41");
    await pen.stroke([{ x: middle.x, y: middle.y }], 1);
    await expect.poll(editor.covered).not.toBe("0%");
    const mask = await greyOf(await exportedMask(editor));
    const dab = centreOf(mask);
    // The middle of the canvas is the middle of the picture in every one of these views.
    expect(Math.abs(dab.x - 1920), `${zoom}: ${dab.x}`).toBeLessThanOrEqual(1);
    expect(Math.abs(dab.y - 1080), `${zoom}: ${dab.y}`).toBeLessThanOrEqual(1);
    expect(Math.abs(dab.width - 41)).toBeLessThanOrEqual(2);
  }
});

function centreOf({
  width,
  height,
  channels,
  data,
}: {
  width: number;
  height: number;
  channels: number;
  data: Buffer;
}) {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if ((data[(row * width + column) * channels] ?? 0) < 128) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  return { x: (left + right + 1) / 2, y: (top + bottom + 1) / 2, width: right - left + 1 };
}

test("what was painted and typed is there again after the tab is closed and reopened", async ({
  page,
  baseURL,
  context,
}) => {
  const image = await bringPicture(baseURL ?? "", { width: 900, height: 700, name: "kept.png" });
  const editor = editorPage(page);
  await editor.open(image);
  const { x, y, width, height } = await boxOf(editor);
  await editor.prompt.fill("a red door");
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 90, y + height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText(editor.t("editor.saving.saved"))).toBeVisible();
  const painted = await exportedMask(editor);
  await page.close();
  const again = await context.newPage();
  const reopened = editorPage(again);
  await reopened.open(image);
  await expect(reopened.prompt).toHaveValue("a red door");
  await expect.poll(reopened.covered).not.toBe("0%");
  expect((await exportedMask(reopened)).equals(painted)).toBe(true);
});

test("a second tab says that the first one paints, and can take over", async ({ page, baseURL, context }) => {
  const image = await bringPicture(baseURL ?? "", { width: 700, height: 500, name: "two-tabs.png" });
  await editorPage(page).open(image);
  const other = await context.newPage();
  const second = editorPage(other);
  await second.open(image);
  await expect(other.getByText(second.t("editor.saving.elsewhere"))).toBeVisible();
  await other.getByRole("button", { name: second.t("editor.saving.takeOver") }).click();
  await expect(other.getByText(second.t("editor.saving.elsewhere"))).toBeHidden();
  await expect(page.getByText(second.t("editor.saving.elsewhere"))).toBeVisible();
});
