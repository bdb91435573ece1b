import { expect } from "@playwright/test";
import sharp from "sharp";
import { quarterTurnedHeic } from "#tests/support/heic.ts";
import { playgroundPage } from "#tests/support/playground-page.ts";
import { plainPng } from "#tests/support/simulator-server.ts";
import { test } from "#tests/support/test.ts";
import { dropFiles } from "#tests/support/transfers.ts";

/** The decoder weighs more than all the rest together. */
const decoderBytes = 1_000_000;

test("HEIC becomes an upright PNG; its decoder is fetched for the first one only; a broken one harms no other", async ({
  page,
}) => {
  const playground = playgroundPage(page);
  const { t, composer } = playground;
  const large: string[] = [];
  page.on("response", async (response) => {
    if (!response.url().endsWith(".js")) return;
    if ((await response.body()).length > decoderBytes) large.push(response.url());
  });
  await playground.open();
  const row = page.getByRole("list", { name: t("playground.attachments.label") });
  const ready = row.locator("img");
  const photo = quarterTurnedHeic();

  await test.step("other pictures need no decoder", async () => {
    await dropFiles(page, [{ name: "a.png", type: "image/png", content: await plainPng(32, 32) }]);
    await expect(ready).toHaveCount(1);
    expect(large).toEqual([]);
  });

  await test.step("the first HEIC fetches it, says that it converts, and is stored as PNG, the right way up", async () => {
    const converting = row.getByText(t("playground.attachments.converting")).waitFor();
    // Browsers other than Safari know no type for HEIC.
    await dropFiles(page, [{ name: "IMG_0001.HEIC", type: "", content: photo }]);
    await converting;
    await expect(ready).toHaveCount(2, { timeout: 20_000 });
    await expect(row.getByRole("listitem").nth(1)).toContainText("IMG_0001.HEIC");
    expect(large).toHaveLength(1);
    const source = (await ready.nth(1).getAttribute("src")) ?? "";
    const stored = await page.request.get(source.replace(/\?.*$/, ""));
    expect(stored.headers()["content-type"]).toBe("image/png");
    const { data, info } = await sharp(await stored.body())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([32, 32]);
    const [red = 0, , blue = 0] = data;
    expect(blue).toBeGreaterThan(red + 100);
    const [redBelow = 0, , blueBelow = 0] = data.subarray(data.length - 3);
    expect(redBelow).toBeGreaterThan(blueBelow + 100);
  });

  await test.step("a broken one says so, the others stay and the next is taken", async () => {
    await dropFiles(page, [
      { name: "broken.heic", type: "image/heic", content: photo.subarray(0, photo.length / 2) },
      { name: "letter.heic", type: "image/heic", content: Buffer.from("no picture at all") },
      { name: "IMG_0002.heic", type: "image/heic", content: photo },
    ]);
    const why = `${t("errors.upload_heic_unreadable.what")} ${t("errors.upload_heic_unreadable.next")}`;
    const refused = composer.getByRole("alert").getByRole("listitem");
    await expect(refused).toHaveCount(2, { timeout: 20_000 });
    await expect(refused.filter({ hasText: "broken.heic" })).toContainText(why);
    await expect(refused.filter({ hasText: "letter.heic" })).toContainText(why);
    await expect(ready).toHaveCount(3);
    expect(large).toHaveLength(1);
  });
});
