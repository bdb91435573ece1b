import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { imagePage, openDrawn } from "#tests/support/image-page.ts";
import { inStudio } from "#tests/support/in-studio.ts";
import { expect, test } from "#tests/support/test.ts";

test("everything one can take along: picture, prompt, link, parameters, another format", async ({
  page,
  context,
}) => {
  const { viewer, playground } = await openDrawn(page, "A yellow kite over dunes");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const choose = async (key: string) => {
    await viewer.openMenu();
    await viewer.item(key).click();
  };

  await choose("copyPrompt");
  await expect.poll(clipboard).toBe("A yellow kite over dunes");
  await choose("copyLink");
  await expect.poll(clipboard).toBe(page.url());
  await choose("copyJson");
  await expect.poll(async () => JSON.parse(await clipboard()).parameters?.quality).toBe("low");
  await page.keyboard.press("Control+c");
  await expect(viewer.notice("copiedImage")).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType("image/png")) ?? new Blob());
    return `${bitmap.width}x${bitmap.height}`;
  });
  expect(copied).toBe("1024x1024");

  await test.step("a conversion says what it loses, and is what it says", async () => {
    await choose("convert");
    const dialog = page.getByRole("dialog", { name: viewer.t("viewer.convert.title") });
    await dialog.getByRole("radio", { name: "WEBP" }).check();
    await dialog.getByRole("radio", { name: "512" }).check();
    await expect(dialog.getByText(viewer.t("viewer.convert.dropsMetadata"))).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: viewer.t("viewer.convert.save") }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.webp$/);
    const saved = await sharp(await readFile(await download.path())).metadata();
    expect(saved).toMatchObject({ format: "webp", width: 512, height: 512 });
    await expect(dialog).toBeHidden();
  });

  await test.step("its code, and its settings for the next prompt", async () => {
    await choose("code");
    const code = page.getByRole("dialog", { name: viewer.t("code.title") });
    await expect(code.getByRole("region")).toContainText("A yellow kite over dunes");
    await page.keyboard.press("Escape");
    await expect(viewer.dialog).toBeVisible();
    await choose("reuse");
    await expect(viewer.dialog).toBeHidden();
    await expect(playground.prompt).toBeFocused();
    await expect(playground.prompt).toHaveValue("A yellow kite over dunes");
  });

  await test.step("from the page of its own the playground takes the settings over", async () => {
    await playground.prompt.fill("");
    await playground.runs.last().locator("[data-picture]").click();
    await page.reload();
    await viewer.seen();
    await choose("reuse");
    await expect(playground.prompt).toHaveValue("A yellow kite over dunes");
    await expect.poll(() => page.url()).toMatch(/\/$/);
  });
});

test.describe("on plain HTTP", () => {
  test("copying a picture says what it needs, and words are copied all the same", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      Object.assign(window, { ClipboardItem: undefined });
    });
    const { viewer } = await openDrawn(page, "A white kite over dunes");
    await page.keyboard.press("Control+c");
    await expect(viewer.notice("copyInsecure")).toBeVisible();
    await viewer.openMenu();
    await viewer.item("copyPrompt").click();
    await expect(viewer.notice("copied")).toBeVisible();
  });
});

test("a picture is thrown away from within the viewer and brought back", async ({ page, studio }) => {
  const { viewer, playground, run } = await openDrawn(page, "A striped kite over dunes", 2);
  const first = viewer.address();
  const count = await page.locator("[data-picture]").count();
  const last = (of: number) =>
    viewer.dialog.getByText(viewer.t("viewer.position", { number: of, count: of }), { exact: true });
  await page.keyboard.press("Delete");
  await expect(last(count - 1)).toBeVisible();
  expect(viewer.address()).not.toBe(first);
  await page.getByRole("button", { name: viewer.t("viewer.undo"), exact: true }).click();
  await expect(last(count)).toBeVisible();
  await page.keyboard.press("Delete");
  await expect.poll(viewer.address).toBe(first);
  await page.keyboard.press("Delete");
  await expect.poll(viewer.address).not.toBe(first);
  await page.keyboard.press("Escape");
  await expect(viewer.dialog).toBeHidden();
  await expect(playground.pictures(run)).toHaveCount(0);

  await test.step("its page says that it lies in the trash, and gives it back", async () => {
    // It is off the screen before the studio knows.
    const trashed = () =>
      inStudio(studio, ({ studio: { database } }) =>
        database.client.image.count({ where: { id: first.slice("/i/".length), deletedAt: { not: null } } }),
      );
    await expect.poll(trashed).toBe(1);
    await page.goto(first);
    await expect(viewer.info.getByText(viewer.t("viewer.state.trashed"))).toBeVisible();
    await viewer.button("deeds.restore").click();
    await expect(viewer.info.getByText(viewer.t("viewer.state.trashed"))).toBeHidden();
    await page.goto("/");
    const restored = playground.pictures(playground.run("A striped kite over dunes"));
    await expect(restored).toHaveCount(1);
  });
});

test.describe("what is not there", () => {
  test.use({ expectedErrors: [/status of 4\d\d/] });

  test("an unknown address is a page that says so", async ({ page }) => {
    for (const address of ["/i/img_0", `/i/${"x".repeat(3000)}`]) {
      const response = await page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });

  test("a file damaged or lost on the disk: what is left is shown, and what to do", async ({
    page,
    browser,
    baseURL,
    studio,
  }) => {
    const { viewer } = await openDrawn(page, "A torn kite over dunes");
    const { t } = viewer;
    const sha256 = ((await viewer.original.getAttribute("src")) ?? "").slice("/blobs/".length);
    const file = join(studio.folder, "blobs/originals", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const { length } = await readFile(file);
    /** Nothing of it in the browser's cache. */
    const elsewhere = async () => {
      const context = await browser.newContext({ locale: "en-US", ...(baseURL && { baseURL }) });
      const fresh = imagePage(await context.newPage());
      await fresh.page.goto(viewer.address());
      return fresh;
    };

    await writeFile(file, Buffer.alloc(length, 7));
    const damaged = await elsewhere();
    await expect(damaged.page.getByText(t("viewer.unshown.broken.what"))).toBeVisible();
    await expect(damaged.stage.locator("img")).toBeVisible();
    await damaged.page.context().close();

    await rm(file);
    const lost = await elsewhere();
    await expect(lost.page.getByText(t("viewer.unshown.missing.what"))).toBeVisible();
    await expect(lost.info.getByText(t("viewer.state.missing"))).toBeVisible();
    await expect(lost.info.getByText("A torn kite over dunes")).toBeVisible();
    await lost.openMenu();
    await expect(lost.item("reuse")).toBeVisible();
    await expect(lost.item("download")).toHaveCount(0);
    await lost.page.context().close();
  });
});
