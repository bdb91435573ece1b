import sharp from "sharp";
import { draw, leaveDraft, playgroundPage, watchRequests } from "#tests/support/playground-page.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

const able = "gpt-image-2.5-flare";
const unable = "gpt-image-2";

test("a transparent background: kept through a model that can't, and restored", async ({ page }) => {
  const playground = playgroundPage(page);
  const { t, settings } = playground;
  const asked = watchRequests(page);
  await leaveDraft(page, { parameters: { quality: "low", partialImages: 0 } });
  await playground.open();
  const option = (name: string) => settings.getByRole("radio", { name, exact: true });
  const transparent = option(t("models.background.transparent"));
  const jpeg = option(t("models.outputFormat.jpeg"));
  const parametersSent = () => JSON.parse(asked.at(-1)?.body ?? "[]")[0].parameters;

  await test.step("the model can: JPEG is out of reach and says why", async () => {
    await settings.getByText(t("playground.settings.advanced")).click();
    await transparent.check();
    await expect(jpeg).toBeDisabled();
    await expect(jpeg).toHaveAccessibleDescription(t("models.reasons.transparentJpeg"));
  });

  await test.step("the picture is see-through, before squares", async () => {
    const run = await draw(playground, "A paper plane, centred");
    expect(parametersSent()).toMatchObject({ background: "transparent", outputFormat: "png" });
    const [picture] = await playground.pictures(run).all();
    await expect(run.locator(".backdrop-checker")).toBeVisible();
    await picture?.click();
    const viewer = page.getByRole("dialog", { name: t("viewer.label") });
    const source = await viewer.getByRole("img", { name: "A paper plane, centred" }).getAttribute("src");
    const original = await page.request.get(source ?? "");
    expect(original.headers()["content-type"]).toBe("image/png");
    const { channels } = await sharp(await original.body()).stats();
    expect(channels).toHaveLength(4);
    expect(channels[3]).toMatchObject({ min: 0 });
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  });

  const chooseModel = async (from: string, to: string) => {
    await settings.getByRole("button", { name: from }).click();
    await page
      .getByRole("dialog", { name: t("playground.settings.chooseModel") })
      .getByText(to, { exact: true })
      .click();
    await expect(settings.getByRole("button", { name: to })).toBeVisible();
  };
  const notice = settings.getByText(
    t("models.reasons.backgroundUnsupported", { model: unable, value: "transparent" }),
  );

  await test.step("another model can't: a notice says so, the wish stays, what is sent is valid", async () => {
    await chooseModel(able, unable);
    await expect(notice.filter({ visible: true })).toBeVisible();
    await expect(transparent).toBeChecked();
    await expectAccessible(page);
    const run = await draw(playground, "A paper boat, centred");
    await expect(playground.pictures(run)).toHaveCount(1);
    expect(parametersSent()).toMatchObject({ background: "auto", outputFormat: "png" });
    await expect(transparent).toBeChecked();
  });

  await test.step("back at the first model the wish counts again, also after a reload", async () => {
    await chooseModel(unable, able);
    await expect(notice).toHaveCount(0);
    await playground.reload();
    await settings.getByText(t("playground.settings.advanced")).click();
    await expect(transparent).toBeChecked();
    await expect(transparent).toBeEnabled();
    await draw(playground, "A paper crane, centred");
    expect(parametersSent()).toMatchObject({ background: "transparent" });
  });

  await test.step("one click mends it for good", async () => {
    await chooseModel(able, unable);
    await settings.getByRole("button", { name: t("models.fixes.background") }).click();
    await expect(notice).toHaveCount(0);
    const background = settings.getByRole("group", { name: t("models.background.label") });
    const auto = background.getByRole("radio", { name: t("models.background.auto") });
    await expect(auto).toBeChecked();
    await expect(auto).toBeFocused();
    await chooseModel(unable, able);
    await expect(transparent).not.toBeChecked();
  });
});
