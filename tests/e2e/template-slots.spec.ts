import sharp from "sharp";
import { noise } from "#tests/support/pictures.ts";
import { templatesAt } from "#tests/support/template-bench.ts";
import { templatePage } from "#tests/support/template-page.ts";
import { expect, test } from "#tests/support/test.ts";

test.setTimeout(120_000);

const [width, height] = [640, 480];
/** Where the mask lets it change. */
const free = { left: 200, top: 120, width: 240, height: 200 };
const isFree = (x: number, y: number) =>
  x >= free.left && x < free.left + free.width && y >= free.top && y < free.top + free.height;

/** As the Images API has it: transparent where it may change. */
function maskPng(): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++)
    if (isFree(at % width, Math.floor(at / width))) pixels[at * 4 + 3] = 0;
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

test("a template takes a picture and a mask, says what is wrong with them, and keeps what the mask locks", async ({
  page,
  studio,
}) => {
  const bench = await templatesAt(studio);
  const slug = await bench.make("Door swap", { body: "A red door" });
  const template = templatePage(page);
  const { t, form, button } = template;
  const upload = (label: string, name: string, buffer: Buffer) =>
    form
      .getByLabel(t("template.form.uploadFor", { label }))
      .setInputFiles([{ name, mimeType: "image/png", buffer }]);
  const field = (name: string, role: string) =>
    form.getByRole("group", { name: `${name} · ${t(`template.roles.${role}`)}` });
  const photo = await noise(width, height).png().toBuffer();

  await test.step("two slots are added and named, and the template edits from then on", async () => {
    await template.open(slug);
    for (const role of ["base", "mask"]) {
      await button("slots.add").click();
      await page.getByRole("menuitem", { name: t(`template.roles.${role}`) }).click();
    }
    await page.locator("[data-slot=picture]").getByLabel(t("template.slots.name")).fill("photo");
    await page.keyboard.press("Enter");
    await template.isSaved();
    const { content } = (await bench.read(slug)).draft;
    expect(content.operation).toBe("edit");
    expect(content.slots.map(({ name, role }) => [name, role])).toEqual([
      ["photo", "base"],
      ["mask", "mask"],
    ]);
  });

  await test.step("what is missing and what does not fit is said at its place", async () => {
    await template.draw(1).click();
    await expect(field("photo", "base")).toContainText(
      t("errors.prompt_slot_missing.what", { name: "photo", min: 1 }),
    );
    await upload("photo", "photo.png", photo);
    await expect(field("photo", "base").getByRole("img", { name: "photo" })).toBeVisible();
    await upload("mask", "small.png", await noise(64, 64, 4).png().toBuffer());
    await expect(field("mask", "mask").getByRole("img", { name: "mask" })).toBeVisible();
    await template.draw(1).click();
    await expect(page.getByText(/640/).first()).toBeVisible();
  });

  await test.step("with both it is drawn, and nothing outside the mask has changed", async () => {
    await upload("mask", "mask.png", await maskPng());
    await expect(field("mask", "mask").getByRole("img", { name: "mask" })).toBeVisible();
    await template.draw(1).click();
    const run = form.getByRole("article").first();
    await expect(run.locator("[data-picture]")).toBeVisible({ timeout: 60_000 });
    const address = await page.evaluate(async () => {
      const { images } = await (await fetch("/api/v1/images?timeZone=UTC")).json();
      return images[0].url as string;
    });
    const result = await pixelsOf(await (await page.request.get(address)).body());
    const source = await pixelsOf(photo);
    let [locked, changed] = [0, 0];
    for (let at = 0; at < width * height; at++) {
      const differs = [0, 1, 2].some((channel) => result[at * 3 + channel] !== source[at * 3 + channel]);
      if (!differs) continue;
      if (isFree(at % width, Math.floor(at / width))) changed++;
      else locked++;
    }
    expect(locked).toBe(0);
    expect(changed).toBeGreaterThan((free.width * free.height) / 2);
  });
  await bench.close();
});

const pixelsOf = (bytes: Buffer): Promise<Buffer> => sharp(bytes).removeAlpha().raw().toBuffer();
