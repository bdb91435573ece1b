import { rmSync } from "node:fs";
import { join } from "node:path";
import { freshTest as test } from "#tests/support/fresh-test.ts";
import { galleryPage, seededStudio } from "#tests/support/gallery-page.ts";
import { quarters } from "#tests/support/pictures.ts";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect } from "#tests/support/test.ts";
import { dropFiles } from "#tests/support/transfers.ts";

test.setTimeout(90_000);
test.use({ expectedErrors: [/404|ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_NETWORK/] });

test("what is drawn elsewhere comes by itself; its file, dropped here, finds its run", async ({
  page,
  browser,
  baseURL,
}) => {
  const gallery = galleryPage(page);
  const { t } = gallery;
  await gallery.open();
  await expect(page.getByRole("heading", { name: t("gallery.empty.none.title") })).toBeVisible();

  // Another browser: tabs of one share their stream.
  const other = await browser.newPage({ baseURL });
  await leaveDraft(other, cheap);
  const playground = playgroundPage(other);
  await playground.open();
  await draw(playground, "A lighthouse in the fog");
  await expect(gallery.picture(0)).toHaveAccessibleName("A lighthouse in the fog");
  await expect(gallery.count(1)).toBeVisible();
  await other.close();

  const address = await page.evaluate(async () => {
    const { images } = await (await fetch("/api/v1/images?timeZone=UTC")).json();
    return images[0].url as string;
  });
  const content = await (await page.request.get(address)).body();
  await dropFiles(page, [{ name: "from-a-chat.png", type: "image/png", content }]);
  await expect(gallery.toast(t("gallery.upload.known", { prompt: "A lighthouse in the fog" }))).toBeVisible();
  await expect(page).toHaveURL(/\/i\/img_/);
  await page.goBack();
  await expect(gallery.count(1)).toBeVisible();
});

test("files are brought in by the button, a drop and a paste; what is refused is named with its reason", async ({
  page,
}) => {
  const gallery = galleryPage(page);
  const { t } = gallery;
  await gallery.open();
  const png = await quarters(300, 100).png().toBuffer();
  const tall = await quarters(100, 300).png().toBuffer();
  await page
    .getByLabel(t("gallery.upload.button"))
    .last()
    .setInputFiles([
      { name: "wide.png", mimeType: "image/png", buffer: png },
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") },
    ]);
  await expect(gallery.count(1)).toBeVisible();
  await expect(gallery.picture(0)).toHaveAccessibleName("wide.png");
  await expect(gallery.toast(t("gallery.upload.refused", { name: "notes.txt" }))).toBeVisible();
  await dropFiles(page, [{ name: "tall.png", type: "image/png", content: tall }]);
  await expect(gallery.count(2)).toBeVisible();
  const shapes = await gallery.pictures.evaluateAll((tiles) =>
    tiles.map((tile) => tile.clientWidth / tile.clientHeight),
  );
  expect(Math.max(...shapes)).toBeCloseTo(3, 1);
  expect(Math.min(...shapes)).toBeCloseTo(0.5, 1);
});

test("a lost file, a studio that can't be reached, and a deletion elsewhere are borne calmly", async ({
  page,
  context,
  browser,
  baseURL,
  freshStudio,
}) => {
  const { total } = await seededStudio(freshStudio, 40);
  const gallery = galleryPage(page);
  const { t } = gallery;
  rmSync(join(freshStudio.folder, "blobs"), { recursive: true, force: true });
  await page.route("**/blobs/**", (route) => route.fulfill({ status: 404 }));
  await gallery.open();
  await expect(gallery.picture(0)).toContainText(t("gallery.broken.title"));
  await gallery.picture(0).focus();
  await page.keyboard.press("f");
  await expect(gallery.picture(0)).toHaveAccessibleName(new RegExp(t("gallery.marks.favourite")));

  await page.keyboard.press("Delete");
  await expect(gallery.toast(t("gallery.done.trash", { count: 1 }))).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(gallery.count(total)).toBeVisible();
  await context.setOffline(true);
  await gallery.picture(0).focus();
  await page.keyboard.press("Delete");
  await expect(gallery.toast(t("gallery.unreachable.what"))).toBeVisible();
  await expect(gallery.count(total)).toBeVisible();
  await context.setOffline(false);

  const other = await browser.newPage({ baseURL });
  await other.route("**/blobs/**", (route) => route.fulfill({ status: 404 }));
  const elsewhere = galleryPage(other);
  await elsewhere.open();
  await elsewhere.picture(2).focus();
  await other.keyboard.press("Delete");
  await expect(elsewhere.count(total - 1)).toBeVisible();
  await expect(gallery.count(total - 1)).toBeVisible({ timeout: 20_000 });
});
