import type { Locator, Page } from "@playwright/test";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

test.use({ colorScheme: "light" });

test("dark is chosen once and is there from the first frame of the next visit", async ({ page, baseURL }) => {
  const playground = playgroundPage(page);
  const { t } = playground;
  const html = page.locator("html");
  await playground.open();
  const light = await groundOf(html);
  const choose = async (theme: string) => {
    await page.getByRole("button", { name: t("shell.theme.label"), exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: t(`shell.theme.${theme}`) }).click();
  };

  await choose("dark");
  await expect(html).toHaveAttribute("data-theme", "dark");
  const dark = await groundOf(html);
  expect(dark).not.toBe(light);
  await expect
    .poll(async () => (await page.context().cookies()).find(({ name }) => name === "pentimento-theme")?.value)
    .toBe("dark");

  await test.step("no frame of a reload is light, and the server wrote it so", async () => {
    const served = await (await page.request.get(baseURL ?? "")).text();
    expect(served).toMatch(/<html[^>]*data-theme="dark"/);
    const grounds = await watchGround(page);
    await playground.reload();
    await expect(playground.prompt).toBeVisible();
    expect(await grounds()).toEqual([dark]);
    await expectAccessible(page);
  });

  await test.step("system follows the device, at once", async () => {
    await choose("system");
    await expect.poll(() => groundOf(html)).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => groundOf(html)).toBe(dark);
    await choose("light");
    await expect.poll(() => groundOf(html)).toBe(light);
    await playground.reload();
    await expect(html).toHaveAttribute("data-theme", "light");
    await expectAccessible(page);
  });
});

test("the language changes in place and stays", async ({ page }) => {
  const english = playgroundPage(page, "en");
  const chinese = playgroundPage(page, "zh-CN");
  await english.open();
  await english.prompt.fill("A prompt half written");
  await page.getByRole("button", { name: english.t("shell.language.label"), exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "简体中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle(new RegExp(chinese.t("playground.title")));
  await expect(chinese.prompt).toHaveValue("A prompt half written");
  await chinese.reload();
  await expect(chinese.generate(1)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(chinese.t("playground.title"));
  await chinese.prompt.press("Control+k");
  await page.getByRole("option", { name: "English" }).click();
  await expect(english.generate(1)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("buttons over a picture can be read on white and on black", async ({ page }) => {
  const playground = playgroundPage(page);
  await leaveDraft(page, cheap);
  await playground.open();
  const run = await draw(playground, "A white wall in bright sun");
  await run.locator("[data-tile]").hover();
  const names = ["favourite", "reference", "menu"].map((name) => playground.t(`playground.image.${name}`));
  for (const name of names) {
    const button = run.getByRole("button", { name, exact: true });
    await expect(button).toBeVisible();
    for (const behind of [0, 255]) expect(await contrastOver(button, behind)).toBeGreaterThan(4.5);
  }
});

test("in forced colours the focus and what is chosen are seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const playground = playgroundPage(page);
  const { t, settings } = playground;
  await playground.open();
  const quality = settings.getByRole("group", { name: t("models.quality.label") });
  const look = (label: Locator) =>
    label.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
  const chosen = quality.locator("label").filter({ has: page.getByRole("radio", { checked: true }) });
  const other = quality
    .locator("label")
    .filter({ has: page.getByRole("radio", { checked: false }) })
    .first();
  expect((await look(chosen)).backgroundColor).not.toBe((await look(other)).backgroundColor);
  expect((await look(chosen)).color).not.toBe((await look(chosen)).backgroundColor);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const focused = page.locator(":focus");
  await expect(focused).toHaveCSS("outline-style", "solid");
  await expect(focused).toHaveCSS("outline-width", "2px");
  await expectAccessible(page);
});

const groundOf = (html: Locator) => html.evaluate((element) => getComputedStyle(element).backgroundColor);

/** The ground of every frame of the pages that follow, each colour once. */
async function watchGround(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const grounds = new Set<string>();
    Object.assign(window, { grounds });
    const look = () => {
      grounds.add(getComputedStyle(document.documentElement).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => [...(window as unknown as { grounds: Set<string> }).grounds]);
}

/** Contrast of a button's sign with its own ground, laid over a grey of 0-255 (WCAG 2.2, 1.4.11 and 1.4.3). */
async function contrastOver(button: Locator, behind: number): Promise<number> {
  const [ground, sign] = await button.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    return [backgroundColor, color].map((one) => {
      if (!canvas) throw new Error("no canvas");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = one;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    });
  });
  const over = ([r = 0, g = 0, b = 0, a = 0]: number[] = [], below: number[]) =>
    [r, g, b].map((channel, index) => (channel * a + (below[index] ?? 0) * (255 - a)) / 255);
  const mixed = over(ground, [behind, behind, behind]);
  const [high = 0, low = 0] = [luminance(mixed), luminance(over(sign, mixed))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(channels: number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
