import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { playgroundPage } from "#tests/support/playground-page.ts";
import { plainPng } from "#tests/support/simulator-server.ts";
import { expectAccessible } from "#tests/support/test.ts";
import { copyPicture, dropFiles } from "#tests/support/transfers.ts";
import { upstreamTest as test } from "#tests/support/upstream.ts";

const png = (name: string, content: Uint8Array) => ({ name, type: "image/png", content });
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect/></svg>');

/** A designer's way of attaching images. */
function designer(page: Page) {
  const playground = playgroundPage(page);
  const { t } = playground;
  const row = page.getByRole("list", { name: t("playground.attachments.label") });
  const chips = row.getByRole("listitem");
  return {
    ...playground,
    chips,
    ready: row.locator("img"),
    refusals: playground.composer.getByRole("alert").getByRole("listitem"),
    names: () => chips.locator("span > .truncate").allInnerTexts(),
    async choose(number: number, item: string) {
      await page.getByRole("button", { name: t("playground.attachments.menu", { number }) }).click();
      await page.getByRole("menuitem", { name: t(`playground.attachments.${item}`) }).click();
    },
  };
}

test("references come by paste, drop and picker, are put in order, and go to the provider in that order", async ({
  page,
  provider,
}) => {
  const { t, chips, ready, names, choose, ...playground } = designer(page);
  await playground.open();

  await test.step("a copied picture is pasted into the prompt box", async () => {
    await copyPicture(page, "teal");
    await playground.prompt.focus();
    await page.keyboard.press("Control+V");
    await expect(ready).toHaveCount(1);
    await expect(playground.prompt).toHaveValue("");
  });

  const tall = await plainPng(64, 96);
  await test.step("a file is dropped on the page, two are chosen in the picker", async () => {
    await dropFiles(page, [png("tall.png", tall)]);
    await expect(ready).toHaveCount(2);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: t("playground.attachments.add") }).click();
    const wide = Buffer.from(await plainPng(96, 64));
    const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: "red" } })
      .jpeg()
      .toBuffer();
    await (await chooser).setFiles([
      { name: "wide.png", mimeType: "image/png", buffer: wide },
      { name: "photo.jpg", mimeType: "image/jpeg", buffer: photo },
    ]);
    await expect(ready).toHaveCount(4);
    expect(await names()).toEqual(["image.png", "tall.png", "wide.png", "photo.jpg"]);
    await expect(chips.nth(1)).toContainText(t("playground.attachments.image", { number: 2 }));
    await expectAccessible(page);
  });

  await test.step("the menu moves one to the left; the first cannot go further", async () => {
    await choose(3, "left");
    expect(await names()).toEqual(["image.png", "wide.png", "tall.png", "photo.jpg"]);
    await page.getByRole("button", { name: t("playground.attachments.menu", { number: 1 }) }).click();
    await expect(page.getByRole("menuitem", { name: t("playground.attachments.left") })).toBeDisabled();
    await page.keyboard.press("Escape");
  });

  await test.step("a chip dragged onto another takes its place", async () => {
    await chips.nth(3).dragTo(chips.nth(1));
    await expect.poll(names).toEqual(["image.png", "photo.jpg", "wide.png", "tall.png"]);
  });

  await test.step("what is removed comes back to its place by Undo", async () => {
    await choose(2, "remove");
    expect(await names()).toEqual(["image.png", "wide.png", "tall.png"]);
    const toast = page.getByRole("region", { name: t("common.notifications") });
    await expect(toast).toContainText(t("playground.attachments.removed", { name: "photo.jpg" }));
    await toast.getByRole("button", { name: t("playground.undo") }).click();
    expect(await names()).toEqual(["image.png", "photo.jpg", "wide.png", "tall.png"]);
  });

  await test.step("an edit sends what is left, in the order shown, byte for byte", async () => {
    await choose(1, "remove");
    await choose(1, "remove");
    expect(await names()).toEqual(["wide.png", "tall.png"]);
    await playground.prompt.fill("put image 2 beside image 1");
    await playground.generate(1).click();
    const run = playground.run("put image 2 beside image 1");
    await expect(playground.pictures(run)).toHaveCount(1);
    await expect(run).toContainText(t("playground.run.inputs", { count: 2 }));
    const asked = provider.asked.filter(({ prompt }) => prompt === "put image 2 beside image 1");
    expect(asked.map(({ path }) => path)).toEqual(["/v1/images/edits"]);
    const sent = asked[0]?.files ?? [];
    expect(sent.map(({ field }) => field)).toEqual(["image[]", "image[]"]);
    const sizes = sent.map(async ({ bytes }) => {
      const { width, height } = await sharp(bytes).metadata();
      return [width, height];
    });
    expect(await Promise.all(sizes)).toEqual([
      [96, 64],
      [64, 96],
    ]);
    expect(Buffer.from(sent[1]?.bytes ?? []).equals(tall)).toBe(true);
  });
});

test.describe("a file that cannot be used", () => {
  // The browser itself writes a line for every answer of 400 and above.
  test.use({ expectedErrors: [/status of 4\d\d/] });

  test("is refused with its own reason, and the others stay", async ({ page }) => {
    const { t, chips, ready, refusals, ...playground } = designer(page);
    const uploads: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/uploads"))
        uploads.push(new URL(request.url()).searchParams.get("name") ?? "");
    });
    await playground.open();
    const good = await plainPng(32, 32);

    await test.step("60 MB, text and nothing at all are refused before a byte goes up", async () => {
      await dropFiles(page, [
        { name: "huge.png", type: "image/png", content: 60 * 1024 * 1024 },
        { name: "notes.txt", type: "text/plain", content: Buffer.from("not a picture") },
        { name: "empty.png", type: "image/png", content: 0 },
        png("good.png", good),
      ]);
      await expect(refusals).toHaveText([
        `huge.png ${t("errors.upload_too_large.what")} ${t("errors.upload_too_large.next")}`,
        `notes.txt ${t("errors.upload_type_unsupported.what", { kind: "other" })} ${t("errors.upload_type_unsupported.next")}`,
        `empty.png ${t("errors.upload_empty.what")} ${t("errors.upload_empty.next")}`,
      ]);
      await expect(ready).toHaveCount(1);
      expect(uploads).toEqual(["good.png"]);
      await expectAccessible(page);
    });

    await test.step("an SVG named .png, half a PNG and a GIF are found out by their bytes", async () => {
      const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
        .gif()
        .toBuffer();
      const noisy = await sharp({
        create: {
          width: 256,
          height: 256,
          channels: 3,
          background: "red",
          noise: { type: "gaussian", mean: 128, sigma: 30 },
        },
      })
        .png()
        .toBuffer();
      await dropFiles(page, [
        png("logo.png", svg),
        png("half.png", noisy.subarray(0, noisy.length / 2)),
        png("moving.png", gif),
      ]);
      const unsupported = (kind: string) =>
        `${t("errors.upload_type_unsupported.what", { kind })} ${t("errors.upload_type_unsupported.next")}`;
      await expect(refusals).toHaveCount(3);
      await expect(refusals.filter({ hasText: "logo.png" })).toHaveText(`logo.png ${unsupported("svg")}`);
      await expect(refusals.filter({ hasText: "moving.png" })).toHaveText(`moving.png ${unsupported("gif")}`);
      await expect(refusals.filter({ hasText: "half.png" })).toHaveText(
        `half.png ${t("errors.upload_unreadable.what")} ${t("errors.upload_unreadable.next")}`,
      );
      await expect(ready).toHaveCount(1);
    });

    await test.step("of 16 more, the one that would be the 17th is refused and named", async () => {
      const more = Array.from({ length: 16 }, (_, index) => png(`more-${index + 1}.png`, good));
      await dropFiles(page, more);
      await expect(refusals).toHaveText([
        `more-16.png ${t("errors.references_too_many.what")} ${t("errors.references_too_many.next")}`,
      ]);
      await expect(ready).toHaveCount(16);
      await expect(chips.last()).toContainText(t("playground.attachments.image", { number: 16 }));
      await page.getByRole("button", { name: t("playground.attachments.dismiss") }).click();
      await expect(refusals).toHaveCount(0);
    });
  });
});
