import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { EditResultView, EditView } from "#lib/edits/view.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { bringPicture, type EditorPage, editorPage } from "#tests/support/editor-page.ts";
import { listen } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

test("an edit gives variants that are looked at, proven, accepted and discarded (J11)", async ({
  page,
  baseURL,
}) => {
  const source = await bringPicture(baseURL ?? "", { width: 1200, height: 800, name: "shelf.png" });
  const said = await listen(page);
  const editor = editorPage(page);
  await editor.open(source);
  const strip = await edited(editor, { count: 3 });
  const { t } = editor;
  const first = await provenTile(strip, 1, 3);
  await provenTile(strip, 3, 3);
  // Whichever came first shows itself, and the focus stays where one was writing.
  await expect(strip.bar.getByRole("radio", { name: /0 px changed/, checked: true })).toHaveCount(1);
  await expect(strip.badge).toHaveText(/0 px changed outside the mask · model drifted \d+\s?%/);
  await expect(editor.prompt).toBeFocused();
  await expect
    .poll(async () => (await said()).map(({ text }) => text))
    .toContainEqual(expect.stringMatching(/^3 results ready\. 0 pixels changed outside the mask\./));

  const edit = await editOf(page, source.id);
  const [one, two, three] = edit.results as [EditResultView, EditResultView, EditResultView];
  for (const result of edit.results) {
    const { outside, inside } = await changed(page, edit, result.composite);
    expect([outside, inside > 1000]).toEqual([0, true]);
  }

  await first.press("Space");
  await expect(first).toBeChecked();
  // Held, the original is seen; let go, the result.
  const shown = page.locator("[data-results] img");
  await editor.canvas.focus();
  await expect(shown).toHaveAttribute("src", one.composite?.url ?? "");
  await page.keyboard.down("Backslash");
  await expect(shown).toHaveAttribute("src", source.url);
  await page.keyboard.up("Backslash");
  await expect(shown).toHaveAttribute("src", one.composite?.url ?? "");

  // M changes the way of looking, the slider is moved by keys.
  await page.keyboard.press("m");
  await expect(page.locator('[data-results="wipe"]')).toBeVisible();
  await strip.wipe.focus();
  for (const [key, value] of [
    ["ArrowRight", "51"],
    ["Shift+ArrowRight", "61"],
    ["Shift+ArrowLeft", "51"],
    ["End", "100"],
    ["Home", "0"],
    ["ArrowRight", "1"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(strip.wipe).toHaveValue(value);
  }
  for (const mode of ["side", "difference", "drift", "result"]) {
    await page.keyboard.press("m");
    await expect(page.locator(`[data-results="${mode}"]`)).toBeVisible();
    if (mode === "drift")
      await expect(strip.bar).toContainText(/The model changed \d+\s?% of what you locked/);
  }

  // The second one is taken, the others go.
  await first.focus();
  await page.keyboard.press("ArrowRight");
  const second = await provenTile(strip, 2, 3);
  await expect(second).toBeChecked();
  await expect(shown).toHaveAttribute("src", two.composite?.url ?? "");
  await expectAccessible(page);
  await strip.bar.getByRole("button", { name: t("editor.results.more") }).click();
  await page.getByRole("menuitem", { name: t("editor.results.acceptOnly") }).click();
  await page.waitForURL(`**/edit/${two.composite?.id}`);
  await expect(editor.canvas).toBeVisible();
  const child = await detailOf(page, two.composite);
  expect(child.trashed).toBe(false);
  expect(child.parents[0]).toMatchObject({
    image: { id: source.id },
    towards: two.composite?.id,
    relation: "source",
    depth: 1,
  });
  expect((await detailOf(page, one.composite)).trashed).toBe(true);
  expect((await detailOf(page, three.composite)).trashed).toBe(true);
  expect((await detailOf(page, source)).trashed).toBe(false);
  const bytes = await bytesOf(page, source);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(source.sha256);
  await undoToast(editor).click();
  await expect.poll(async () => (await detailOf(page, three.composite)).trashed).toBe(false);
});

test("the edge moves after the result, undone and applied without a call; a reload keeps the strip", async ({
  page,
  baseURL,
}) => {
  const source = await bringPicture(baseURL ?? "", { width: 900, height: 700, name: "edge.png" });
  const editor = editorPage(page);
  await editor.open(source);
  const strip = await edited(editor, { count: 1 });
  const { t } = editor;
  await provenTile(strip, 1, 1);
  await editor.reload();
  await provenTile(strip, 1, 1);
  await expect(strip.badge).toBeVisible();
  const before = await editOf(page, source.id);

  await strip.bar.getByRole("button", { name: t("editor.results.edge.title") }).click();
  const edge = page.getByRole("dialog", { name: t("editor.results.edge.title") });
  const feather = edge.getByRole("slider", { name: t("editor.results.edge.feather") });
  const made = await feather.inputValue();
  await feather.focus();
  await page.keyboard.press("Home");
  await expect(page.locator("canvas[data-preview]")).toBeVisible();
  await expect(strip.bar.getByText(t("editor.results.proof.preview"))).toBeVisible();
  await edge.getByRole("button", { name: t("editor.results.edge.undo") }).click();
  await expect(feather).toHaveValue(made);
  await expect(page.locator("canvas[data-preview]")).toBeHidden();
  await edge.getByRole("button", { name: t("editor.results.edge.redo") }).click();
  await expect(feather).toHaveValue("0");
  await expect(page.locator("canvas[data-preview]")).toBeVisible();
  await edge.getByRole("button", { name: t("editor.results.edge.apply") }).click();
  await expect(page.locator("canvas[data-preview]")).toBeHidden({ timeout: 30_000 });
  const after = await editOf(page, source.id);
  const [was, is] = [before.results[0], after.results[0]];
  expect(is?.settings).toMatchObject({ feather: 0 });
  expect(is?.proof).toMatchObject({ changed: 0 });
  expect(is?.composite?.sha256).not.toBe(was?.composite?.sha256);
  expect(is?.rawId).toBe(was?.rawId);
  expect((await changed(page, after, is?.composite ?? null)).outside).toBe(0);
  const runs = (await page.request.get(`/api/v1/images/${source.id}/edits`)).json();
  expect(await runs).toHaveLength(1);

  await page.keyboard.press("Escape");
  await strip.bar.getByRole("button", { name: t("editor.results.provider") }).click();
  await expect(page.locator(`[data-results] img[src="${is?.raw.url}"]`)).toBeVisible();
});

test("a result is rejected and comes back; what failed says why, what it cost, and goes on", async ({
  page,
  baseURL,
}) => {
  const source = await bringPicture(baseURL ?? "", { width: 800, height: 600, name: "reject.png" });
  const editor = editorPage(page);
  await editor.open(source);
  const strip = await edited(editor, {
    count: 2,
    prompt: "a pear [fault:moderation-output:once]",
  });
  const { t } = editor;
  const missed = strip.bar.getByRole("radio", { name: /did not come/ });
  await expect(missed).toBeVisible({ timeout: 60_000 });
  const done = strip.bar.getByRole("radio", { name: /0 px changed outside/ });
  await expect(done).toBeVisible({ timeout: 60_000 });
  await missed.press("Space");
  await expect(strip.bar).toContainText(/charged/);
  await expect(
    strip.bar.getByRole("button", { name: t("editor.results.retry", { count: 1 }) }),
  ).toBeVisible();

  await done.press("Space");
  await page.keyboard.press("Delete");
  await expect(done).toBeHidden();
  await expect(missed).toBeFocused();
  const trashed = async () => (await editOf(page, source.id)).results.length;
  await expect.poll(trashed).toBe(0);
  await undoToast(editor).click();
  await expect(done).toBeVisible();
  await expect.poll(trashed).toBe(1);

  await missed.press("Space");
  await strip.bar.getByRole("button", { name: t("editor.results.retry", { count: 1 }) }).click();
  await provenTile(strip, 1, 1);
  const earlier = page.locator('[data-section="earlier"]');
  await earlier.locator("summary").click();
  await expect(earlier.getByRole("button", { name: /a pear/ })).toHaveCount(2);
  await earlier
    .getByRole("button", { name: /a pear/ })
    .last()
    .click();
  await expect(missed).toBeVisible();
});

test("results without a drag, on a telephone, in Chinese (J12)", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: "light",
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  const source = await bringPicture(baseURL ?? "", { width: 700, height: 900, name: "tall.png" });
  const editor = editorPage(page, "zh-CN");
  await editor.open(source);
  await editor.canvas.focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: editor.t("editor.prompt.placeholder") }).click();
  await editor.prompt.fill("一只梨");
  await editor.prompt.press("Control+Enter");
  await page.keyboard.press("Escape");
  const strip = stripOf(editor);
  const { t } = editor;
  await expect(strip.badge).toBeVisible({ timeout: 60_000 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await strip.bar.getByRole("radio", { name: t("editor.results.mode.wipe") }).click();
  const box = await strip.wipe.boundingBox();
  if (!box) throw new Error("the slider is nowhere");
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
  await expect.poll(async () => Number(await strip.wipe.inputValue())).toBeLessThan(35);
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  await expect.poll(async () => Number(await strip.wipe.inputValue())).toBeGreaterThan(65);
  await strip.bar.getByRole("radio", { name: t("editor.results.original") }).click();
  await expect(page.locator("[data-results]")).toHaveCount(0);
  await expect(editor.toolbar).toBeVisible();
  await context.close();
});

test("no drag at all: the panel's edge, shapes, a line and the slider by clicks and keys (J12)", async ({
  page,
  baseURL,
}) => {
  page.mouse.down = () => Promise.reject(new Error("nothing is held down in this test"));
  const source = await bringPicture(baseURL ?? "", { width: 900, height: 600, name: "no-drag.png" });
  const editor = editorPage(page);
  await editor.open(source);
  const { t } = editor;

  const edge = page.getByRole("separator", { name: t("shell.inspector.resize") });
  const width = async () => Number(await edge.getAttribute("aria-valuenow"));
  const usual = await width();
  const seen = async () => Math.round((await editor.panel.boundingBox())?.width ?? 0);
  await edge.click();
  await expect.poll(width).toBeGreaterThan(usual);
  expect(await seen()).toBe(await width());
  await edge.click();
  await expect.poll(width).toBe(usual);
  for (const [key, wider] of [
    ["ArrowLeft", 16],
    ["ArrowRight", 0],
  ] as const) {
    await edge.press(key);
    await expect.poll(width).toBe(usual + wider);
    expect(await seen()).toBe(usual + wider);
  }

  const box = await editor.canvas.boundingBox();
  if (!box) throw new Error("the canvas has no box");
  const click = (dx: number, dy: number) =>
    page.mouse.click(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy);
  await editor.tool("rectangle").click();
  await click(-120, -80);
  await click(-40, -20);
  await editor.tool("polygon").click();
  for (const [dx, dy] of [
    [40, -80],
    [120, -80],
    [80, -20],
    [40, -80],
  ] as const)
    await click(dx, dy);
  await editor.tool("brush").click();
  await click(-100, 60);
  await page.keyboard.down("Shift");
  await click(100, 60);
  await page.keyboard.up("Shift");
  await expect(editor.history.getByRole("option")).toHaveText(
    ["history.start", "deeds.rectangle", "deeds.polygon", "deeds.brush", "deeds.line"].map((key) =>
      t(`editor.${key}`),
    ),
  );

  await editor.prompt.fill("a brass bell");
  await editor.prompt.press("Control+Enter");
  const strip = stripOf(editor);
  await expect(strip.badge).toHaveText(/0 px changed outside the mask/, { timeout: 60_000 });
  await strip.bar.getByRole("radio", { name: t("editor.results.mode.wipe") }).click();
  const slider = await strip.wipe.boundingBox();
  if (!slider) throw new Error("the slider is nowhere");
  for (const share of [0.2, 0.8]) {
    await page.mouse.click(slider.x + slider.width * share, slider.y + slider.height / 2);
    await expect
      .poll(async () => Math.abs(Number(await strip.wipe.inputValue()) - 100 * share))
      .toBeLessThan(8);
  }
  await strip.wipe.press("Home");
  await expect(strip.wipe).toHaveValue("0");
  await strip.wipe.press("Shift+ArrowRight");
  await expect(strip.wipe).toHaveValue("10");
});

type Strip = ReturnType<typeof stripOf>;

function stripOf({ page, t }: EditorPage) {
  const bar = page.getByRole("region", { name: t("editor.results.title"), exact: true });
  return {
    t,
    bar,
    badge: bar.locator("[data-proof]"),
    wipe: bar.getByRole("slider", { name: t("editor.results.wipe.label") }),
  };
}

/** Frees the middle of the picture and asks for pictures. */
async function edited(editor: EditorPage, asked: { count: number; prompt?: string }): Promise<Strip> {
  const { page, t } = editor;
  await page.locator('[data-section="regions"] summary').click();
  const cell = page.getByRole("button", { name: t("editor.grid.cell", { row: 2, column: 2 }) });
  await cell.click();
  await expect(cell).toHaveAttribute("aria-pressed", "true");
  await editor.prompt.fill(asked.prompt ?? "a blue vase");
  const more = page
    .locator("[data-setting=count]")
    .getByRole("button", { name: t("playground.settings.more") });
  for (let count = 1; count < asked.count; count++) await more.click();
  await editor.prompt.press("Control+Enter");
  const strip = stripOf(editor);
  await expect(strip.bar).toBeVisible({ timeout: 30_000 });
  return strip;
}

/** In the toast, not the mask's own. */
const undoToast = ({ page, t }: EditorPage) =>
  page
    .getByRole("button", { name: t("playground.undo"), exact: true })
    .filter({ hasText: t("playground.undo") });

/** The tile of a result whose proof holds. */
async function provenTile({ bar, t }: Strip, number: number, count: number) {
  const name = t("editor.results.tile.proven", { number, count, changed: 0, drift: 0 }).replace(/\d+%$/, "");
  const tile = bar.getByRole("radio", { name });
  await expect(tile).toBeVisible({ timeout: 60_000 });
  return tile;
}

async function editOf(page: Page, imageId: string): Promise<EditView> {
  const response = await page.request.get(`/api/v1/images/${imageId}/edits`);
  const [edit] = (await response.json()) as EditView[];
  if (!edit) throw new Error("the picture has not been edited");
  return edit;
}

async function detailOf(page: Page, image: ImageView | null): Promise<ImageDetail> {
  const response = await page.request.get(`/api/v1/images/${image?.id}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as ImageDetail;
}

const bytesOf = async (page: Page, { url }: ImageView) => (await page.request.get(url)).body();

/** How many locked, and how many free, pixels differ between the source and a picture, both decoded here. */
async function changed(page: Page, { source, mask }: EditView, image: ImageView | null) {
  if (!image || !mask) throw new Error("there is nothing to compare");
  const [was, is, free] = await Promise.all([
    bytesOf(page, source).then((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()),
    bytesOf(page, image).then((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()),
    bytesOf(page, mask).then((bytes) => sharp(bytes).toColourspace("b-w").raw().toBuffer()),
  ]);
  expect(is.length).toBe(was.length);
  let [outside, inside] = [0, 0];
  for (let pixel = 0; pixel < free.length; pixel++) {
    if (was.compare(is, pixel * 3, pixel * 3 + 3, pixel * 3, pixel * 3 + 3) === 0) continue;
    if (free[pixel] === 0) outside++;
    else inside++;
  }
  return { outside, inside };
}
