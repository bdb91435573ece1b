import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { comparePage } from "#tests/support/compare-page.ts";
import { cheap, draw, leaveDraft, playgroundPage } from "#tests/support/playground-page.ts";
import { expectNoSidewaysScroll } from "#tests/support/reflow.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";

/** Draws a picture for each prompt and answers with the pictures' ids. */
async function drawAll(page: Page, prompts: readonly string[]): Promise<string[]> {
  await leaveDraft(page, cheap);
  const playground = playgroundPage(page);
  await playground.open();
  const ids: string[] = [];
  for (const prompt of prompts) {
    const run = await draw(playground, prompt);
    ids.push((await playground.pictures(run).first().getAttribute("data-picture")) ?? "");
  }
  return ids;
}

test("three pictures side by side: what differs, zooming together, and a winner that stays", async ({
  page,
}) => {
  const ids = await drawAll(page, ["一只橘猫坐在窗台上", "一只黑狗坐在窗台上", "a red fox in the snow"]);
  const compare = comparePage(page);
  await page.goto(`/compare?ids=${ids.join(",")}`);
  await expect(compare.panes).toHaveCount(3);

  await test.step("only what differs is told, and prompts by their words", async () => {
    const { facts, t } = compare;
    await expect(facts.getByRole("rowheader", { name: t("compare.facts.names.model") })).toHaveCount(0);
    await expect(facts.locator("del").first()).toHaveText("橘猫");
    await expect(facts.locator("ins").first()).toHaveText("黑狗");
    await facts.getByRole("switch", { name: t("compare.facts.all") }).check();
    await expect(facts.getByRole("rowheader", { name: t("compare.facts.names.model") })).toBeVisible();
  });

  await test.step("one is zoomed, all are; set free, each for itself", async () => {
    await expect.poll(compare.zooms).toEqual([1, 1, 1].map(() => expect.closeTo(1, 1)));
    await compare.panes.first().hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => Math.min(...(await compare.zooms()))).toBeGreaterThan(1.3);
    const together = await compare.zooms();
    expect(Math.max(...together) - Math.min(...together)).toBeLessThan(0.01);
    await compare.button("sync").click();
    await compare.panes.first().hover();
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await compare.zooms())[0]).toBeGreaterThan((together[0] ?? 0) + 0.3);
    expect((await compare.zooms()).slice(1)).toEqual(
      together.slice(1).map((zoom) => expect.closeTo(zoom, 2)),
    );
  });

  await test.step("judged blindly, no name is to be seen; key 2 chooses, and it is there after a reload", async () => {
    await page.keyboard.press("b");
    await expect(page.getByText("gpt-image-2.5-flare")).toHaveCount(0);
    await expect(compare.facts.getByText(compare.t("compare.blind.hidden"))).toBeVisible();
    await page.keyboard.press("2");
    await expect(compare.panes.nth(1).getByRole("button")).toHaveAttribute("aria-pressed", "true");
    const winner = await compare.panes.nth(1).locator("[data-pane]").getAttribute("data-pane");
    await page.reload();
    await expect(compare.button("blind.label")).toHaveAttribute("aria-pressed", "true");
    await expect(compare.panes.nth(1).getByRole("button")).toHaveText(compare.t("compare.winner"));
    await compare.button("blind.label").click();
    const crowned = compare.panes.filter({ has: page.getByRole("button", { pressed: true }) });
    await expect(crowned.locator("[data-pane]")).toHaveAttribute("data-pane", winner ?? "");
  });

  await test.step("all of it on one sheet", async () => {
    const download = page.waitForEvent("download");
    await compare.button("sheet.save").click();
    const sheet = await sharp(await readFile(await (await download).path())).metadata();
    expect(sheet).toMatchObject({ format: "png", width: 48 + 3 * (960 + 48) });
  });
});

test("two pictures over each other, by clicks and keys alone", async ({ page }) => {
  const ids = await drawAll(page, ["a green teapot", "a blue teapot"]);
  const compare = comparePage(page, "en");
  await page.goto(`/compare?ids=${ids.join(",")}&mode=wipe`);
  // Measured and laid out: the page listens now.
  await expect(page.locator("[data-pane] img[style*='translate']").last()).toBeVisible();
  const slider = page.getByRole("slider", { name: compare.t("compare.wipe.label") });
  await slider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(slider).toHaveValue("60");
  await page.keyboard.press("Home");
  await expect(slider).toHaveValue("0");
  await expect(page.locator("[style*='clip-path: inset(0px 0px 0px 0%)']")).toHaveCount(1);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await compare.mode("blink").check({ force: true });
  const first = page.getByText(/Shown now: Picture 1/);
  await expect(first).toBeVisible();
  await compare.mode("difference").check({ force: true });
  await expect(page).toHaveURL(/mode=difference/);
  await expectAccessible(page);
});

test("one prompt on two models from one form, drawn and then beside each other", async ({ page }) => {
  const [id] = await drawAll(page, ["a small lighthouse"]);
  const compare = comparePage(page);
  const { t } = compare;
  await page.goto(`/compare?try=${id}`);
  const form = page.getByRole("dialog", { name: t("compare.try.title") });
  const start = form.getByRole("button", { name: /^Draw/ });
  await expect(form.getByRole("textbox")).toHaveValue("a small lighthouse");
  await expect(start).toHaveAttribute("aria-disabled", "true");
  await form.getByRole("checkbox", { name: "gpt-image-2", exact: true }).check();
  await expect(start).not.toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  await start.click();
  await expect(page).toHaveURL(/\/compare\?ids=/, { timeout: 30_000 });
  await expect(compare.panes).toHaveCount(2);
  await expect(compare.facts.getByRole("rowheader", { name: t("compare.facts.names.model") })).toBeVisible();
});

test("nothing to compare, and what is not there", async ({ page }) => {
  const [id = ""] = await drawAll(page, ["a lonely cup"]);
  const compare = comparePage(page);
  await page.goto("/compare");
  await expect(page.getByText(compare.t("compare.empty.title"))).toBeVisible();
  await page.goto(`/compare?ids=${id},img_nobody`);
  await expect(page.getByText(compare.t("compare.one.text"))).toBeVisible();
});

for (const { locale, theme } of [
  { locale: "en", theme: "dark" },
  { locale: "zh-CN", theme: "light" },
] as const)
  test(`comparing in ${locale}, ${theme}: accessible, and narrow`, async ({ page, baseURL }) => {
    const ids = await drawAll(page, ["a cat", "a dog"]);
    await page.context().addCookies([
      { name: "pentimento-theme", value: theme, url: baseURL ?? "" },
      { name: "NEXT_LOCALE", value: locale, url: baseURL ?? "" },
    ]);
    const compare = comparePage(page, locale);
    await page.goto(`/compare?ids=${ids.join(",")}`);
    await expect(compare.panes).toHaveCount(2);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
  });
